/** Words of drafting. */
export const drafting = {
  title: '起草',
};
