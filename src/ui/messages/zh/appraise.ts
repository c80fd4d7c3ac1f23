export const appraise = {
  title: '评诺',
};
