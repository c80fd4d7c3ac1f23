export const access = {
  title: '登录与账号',
};
