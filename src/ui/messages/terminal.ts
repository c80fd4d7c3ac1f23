/** What the program prints for the person who starts it: Chinese first, then English. */
export const terminal = {
  unknownRole: (role: string, roles: string) =>
    `--with 不认识“${role}”，可用：${roles}。\n--with does not know "${role}"; there are: ${roles}.`,
  notBuilt: '页面尚未构建，请用 npm start 启动。\nThe pages are not built yet; start with npm start.',
  ready: (address: string) => `
  一诺已启动 · Yinuo is running
    公开网站 · public site   ${address}/
    办公登录 · office work   ${address}/console
    停止 · stop              Ctrl+C

`,
  firstStart: (link: string) => `
  一诺已启动，请打开下面的链接完成初次设置（链接只能使用一次）。
  Yinuo is running. Open this link to set up the office (it works once).

    ${link}

  想先看看样例城市：npm start -- --demo
  To look around in a sample city first: npm start -- --demo

`,
};
