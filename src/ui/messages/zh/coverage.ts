export const coverage = {
  title: '覆盖情况',
};
