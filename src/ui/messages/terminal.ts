/** What the program prints for the person who starts it: Chinese first, then English. */
export const terminal = {
  unknownRole: (role: string, roles: string) =>
    `--with 不认识“${role}”，可用：${roles}。\n--with does not know "${role}"; there are: ${roles}.`,
  notBuilt: '页面尚未构建，请用 npm start 启动。\nThe pages are not built yet; start with npm start.',
  ready: (address: string, office: string | undefined) =>
    [
      '',
      office === undefined
        ? '  一诺已启动 · Yinuo is running'
        : `  一诺已启动 · Yinuo is running · ${office}`,
      `  公开网站 · public site    ${address}/`,
      `  办公登录 · office work    ${address}/console`,
      '  停止 · stop               Ctrl+C',
      '',
      '',
    ].join('\n'),
};
