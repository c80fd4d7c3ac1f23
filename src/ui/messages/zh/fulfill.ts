export const fulfill = {
  title: '践诺',
};
