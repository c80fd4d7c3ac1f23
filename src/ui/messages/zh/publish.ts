export const publish = {
  title: '亮诺',
};
