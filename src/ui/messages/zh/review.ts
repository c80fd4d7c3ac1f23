export const review = {
  title: '审诺',
};
