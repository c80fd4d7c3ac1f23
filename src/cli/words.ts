/** What the command line says, Chinese and English; Chinese unless `--lang en`. */
const zh = {
  usage: '用法：npm run yinuo -- <命令> [选项]',
  commands: '命令：',
  options: '通用选项：--lang zh|en 语言　--help 说明',
  unknownCommand: (name: string) => `没有“${name}”这个命令。`,
  unexpected: '程序出现意外错误：',
  summary: {
    config: '显示各项设置及其当前值',
    migrate: '把数据库更新到本版本',
    import: '导入党组织、人员名单、需求或承诺书草稿（XLSX、CSV）',
    'verify-log': '核对公开记录的链条是否完整',
    'setup-link': '生成一次性的初始设置链接',
    'account-slip': '为账号重发启用单（管理员忘记密码时用）',
    calendar: '查看或修改节假日和调休上班日',
    'generate-city': '在空数据目录中生成一座大城市，用于测速和演练',
  },
  importUsage: [
    '用法：npm run yinuo -- import organizations|people|needs|letters 文件 [--confirm] [--json] [--map 字段=列]…',
    '',
    '  不加 --confirm 只检查，不改变任何内容。加上后，没有错误的行一次全部导入，有错误的行留下不导入。',
    '  --json      最后一行输出 JSON：{rows, created, updated, unchanged, faults}',
    '  --map       指定某项内容所在的列，如 --map 上级党组织=E，可重复；“--map 书记=-”表示不导入该列',
    '  --within    只在这个代码的党组织以下查找（needs、letters）',
    '  --source    需求的来源：hotline、rectificationLeftover、other 等（needs；不写则按列名判断）',
    '  --accept-suggestions  采用建议的日期（如“12月底”→ 12 月 31 日）；没有建议的空着，同名人员的行不导入（letters）',
    '  返回码：0 已检查或已导入，1 文件被拒绝或没有完成，2 用法错误',
    '',
  ].join('\n'),
  noFile: (path: string) => `找不到文件：${path}`,
  badSource: (source: string, known: string) => `没有“${source}”这种来源。可写：${known}`,
  questions:
    '需要人来定的内容（本次空着或不导入；建议的日期可用 --accept-suggestions 采用，同名人员请在网页上选定）：',
  questionTitles: ['表中写法', '行数', '行', '建议或候选'],
  fields: '可指定的字段：',
  badMap: (text: string) => `看不懂 --map ${text}。写法：--map 字段=列，列可写字母、序号或列名。`,
  columns: '列的识别结果：',
  notImported: '不导入',
  notCollected: '不导入（系统不收集个人信息）',
  faultTitles: ['行', '列', '内容', '原因'],
  warning: '（提示）',
  more: (count: number) => `……另有 ${count} 条，加 --json 可看全部。`,
  checked: (rows: number, created: number, updated: number, unchanged: number, faulty: number) =>
    `共读取 ${rows} 行：将新增 ${created}，更新 ${updated}，一致 ${unchanged}；有错误不导入 ${faulty}。`,
  imported: (rows: number, created: number, updated: number, unchanged: number, faulty: number) =>
    `共读取 ${rows} 行：已新增 ${created}，更新 ${updated}，一致 ${unchanged}；有错误未导入 ${faulty}。`,
  confirmHint: '以上只是检查，没有改变任何内容。确认导入请加 --confirm。',
  migrated: '数据库已是最新。',
  isDefault: '默认',
  isSet: '已设置',
  logWhole: (entries: number) => `公开记录完整，共 ${entries} 条。`,
  logBroken: '公开记录核对不上：',
  alreadySetUp: '本单位已完成初始设置，不再需要链接。',
  accountSlipUsage: '用法：npm run yinuo -- account-slip 账号',
  accountSlip: (login: string, code: string, address: string) =>
    `账号 ${login}　启用码 ${code}　30 天内有效，用一次作废。原密码和登录已失效。\n请打开 ${address} 设置新密码。`,
  calendarUsage:
    '用法：npm run yinuo -- calendar 2026　或　calendar 2026-10-01 holiday|makeUp|ordinary [名称]',
  calendarSet: (day: string) => `${day} 已更改，此后计算的期限按新的日历。`,
  dayKinds: { holiday: '放假', makeUp: '上班' },
  provisional: '（暂定）',
  generateCityUsage: '用法：npm run yinuo -- generate-city [--share 0.02]　1 为 25,000 个组织、500,000 人',
  cityGenerated: '已生成。',
  setupLink: (link: string) => `请在浏览器打开（一次有效）：${link}`,
};

const en: typeof zh = {
  usage: 'Usage: npm run yinuo -- <command> [options]',
  commands: 'Commands:',
  options: 'Everywhere: --lang zh|en   --help',
  unknownCommand: (name) => `There is no command "${name}".`,
  unexpected: 'Unexpected error:',
  summary: {
    config: 'show every setting and its value',
    migrate: 'bring the database up to this version',
    import: 'import organizations, people, needs or drafts of letters (XLSX, CSV)',
    'verify-log': 'check that the public log is whole',
    'setup-link': 'make a one-time link for setting the office up',
    'account-slip': 'issue a new slip for an account (an administrator forgot the password)',
    calendar: 'show or change holidays and make-up working days',
    'generate-city': 'fill an empty data folder with a large city, for measuring and rehearsals',
  },
  importUsage: [
    'Usage: npm run yinuo -- import organizations|people|needs|letters FILE [--confirm] [--json] [--map FIELD=COLUMN]…',
    '',
    '  Without --confirm the file is only checked. With it all rows without faults are imported at once; rows with',
    '  faults are left out.',
    '  --json      the last line is JSON: {rows, created, updated, unchanged, faults}',
    '  --map       which column holds a field, such as --map superior=E; may be repeated; "--map phone=-" leaves it out',
    '  --within    look for organizations only below the one with this code (needs, letters)',
    '  --source    where needs come from: hotline, rectificationLeftover, other … (needs; else by the headings)',
    '  --accept-suggestions  take proposed dates; dates without a proposal stay empty, rows of namesakes are left out (letters)',
    '  Exit code: 0 checked or imported, 1 file refused or not finished, 2 wrong usage',
    '',
  ].join('\n'),
  noFile: (path) => `No such file: ${path}`,
  badSource: (source, known) => `There is no source "${source}". Use one of: ${known}`,
  questions:
    'Left open (empty or left out this time; --accept-suggestions takes the proposed dates, namesakes are chosen on the page):',
  questionTitles: ['in the table', 'rows', 'row', 'proposal or candidates'],
  fields: 'Fields: ',
  badMap: (text) =>
    `--map ${text} was not understood. Write --map FIELD=COLUMN, by letter, number or heading.`,
  columns: 'Columns as understood:',
  notImported: 'not imported',
  notCollected: 'not imported (personal data are not collected)',
  faultTitles: ['row', 'column', 'value', 'reason'],
  warning: '(note) ',
  more: (count) => `… and ${count} more; --json shows all.`,
  checked: (rows, created, updated, unchanged, faulty) =>
    `${rows} rows read: ${created} would be created, ${updated} updated, ${unchanged} unchanged; ${faulty} left out.`,
  imported: (rows, created, updated, unchanged, faulty) =>
    `${rows} rows read: ${created} created, ${updated} updated, ${unchanged} unchanged; ${faulty} left out.`,
  confirmHint: 'This was only a check; nothing was changed. Add --confirm to import.',
  migrated: 'The database is up to date.',
  isDefault: 'default',
  isSet: 'set',
  logWhole: (entries) => `The public log is whole: ${entries} entries.`,
  logBroken: 'The public log does not agree: ',
  alreadySetUp: 'This office is already set up; no link is needed.',
  accountSlipUsage: 'Usage: npm run yinuo -- account-slip ACCOUNT',
  accountSlip: (login, code, address) =>
    `Account ${login}, activation code ${code}, valid for 30 days, once. The old password and sign-ins have ended.\nOpen ${address} to choose a new password.`,
  calendarUsage:
    'Usage: npm run yinuo -- calendar 2026   or   calendar 2026-10-01 holiday|makeUp|ordinary [NAME]',
  calendarSet: (day) => `${day} is changed; limits counted from now on follow.`,
  dayKinds: { holiday: 'holiday', makeUp: 'working' },
  provisional: ' (provisional)',
  generateCityUsage:
    'Usage: npm run yinuo -- generate-city [--share 0.02]   1 is 25,000 organizations and 500,000 people',
  cityGenerated: 'Done.',
  setupLink: (link) => `Open this in a browser (works once): ${link}`,
};

export type Words = typeof zh;
export type Language = 'zh' | 'en';

export const wordsIn = (language: Language): Words => (language === 'en' ? en : zh);
