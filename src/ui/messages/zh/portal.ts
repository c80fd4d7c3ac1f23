/** Public pages. */
export const portal = {
  home: { title: '首页' },
};
