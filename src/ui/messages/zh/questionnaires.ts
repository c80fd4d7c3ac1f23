/** Words of questionnaires. */
export const questionnaires = {
  title: '问卷',
};
