export const setup = {
  title: '初次设置',
};
