export const propose = {
  title: '提诺',
};
