export const organizations = {
  title: '组织',
};
