export const home = {
  title: '待办',
};
