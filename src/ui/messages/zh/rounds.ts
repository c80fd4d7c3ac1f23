export const rounds = {
  title: '轮次',
};
