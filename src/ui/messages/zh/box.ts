/** Words of box. */
export const box = {
  title: '意见箱',
};
