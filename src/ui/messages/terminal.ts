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
  demoAccounts: (accounts: readonly { login: string; zh: string; en: string }[], password: string) => `
  样例城市的账号，密码都是：${password}
  Accounts of the sample city, all with the password: ${password}

${accounts.map(({ login, zh, en }) => `    ${login.padEnd(13)}${zh} · ${en}`).join('\n')}

`,
  demoRefused: (office: string) => `
  数据目录里已有办公室“${office}”，没有建样例城市。要看样例城市，请另用一个数据目录：
  The data folder already holds the office "${office}"; no sample city was made. Use another data folder:

    YINUO_DATA=./demo-data npm start -- --demo

`,
  demoUnfinished: `
  上次建样例城市时中断了，请删除数据目录后再试，或另用一个数据目录（YINUO_DATA）。
  Making the sample city was cut off. Delete the data folder and try again, or use another one (YINUO_DATA).

`,
};
