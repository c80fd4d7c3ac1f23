/** Words of collection. */
export const collection = {
  title: '征求意见活动',
};
