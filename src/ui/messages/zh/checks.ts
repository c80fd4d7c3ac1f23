/** Words of checks. */
export const checks = {
  title: '自动检查',
};
