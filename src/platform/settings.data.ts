/** One setting of the program. `describeConfig` and the manual are printed from this table. */
export interface Setting {
  readonly name: `YINUO_${string}` | 'PORT' | 'HOST' | 'DATABASE_URL';
  /** As it would be typed; empty means: none. */
  readonly default: string;
  readonly zh: string;
  readonly en: string;
  readonly example: string;
  readonly secret?: true;
}

export const SETTINGS = [
  {
    name: 'YINUO_DATA',
    default: './data',
    zh: '数据文件夹：数据库、上传的文件和密钥都在其中',
    en: 'Data folder: database, uploaded files and keys',
    example: '/srv/yinuo',
  },
  { name: 'PORT', default: '3000', zh: '网页服务端口', en: 'Port of the web server', example: '8080' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    zh: '监听的地址；填 0.0.0.0 则其他电脑可以访问',
    en: 'Address to listen on; 0.0.0.0 lets other computers in',
    example: '0.0.0.0',
  },
  {
    name: 'DATABASE_URL',
    default: '',
    zh: '使用已有的 PostgreSQL（15 或更高）；不填则使用内置数据库',
    en: 'A PostgreSQL server of your own (15 or newer); empty: the embedded database',
    example: 'postgres://yinuo:password@10.0.0.5:5432/yinuo',
    secret: true,
  },
  {
    name: 'YINUO_ORIGIN',
    default: '',
    zh: '对外网址；用于通知和二维码中的链接',
    en: 'Public address, used in links of notices and QR codes',
    example: 'https://chengnuo.example.gov.cn',
  },
  {
    name: 'YINUO_EMBED_ORIGINS',
    default: '',
    zh: '哪些网站可以把公开承诺列表嵌入自己的网页，用空格分开；* 表示都可以',
    en: 'Websites that may embed the public list of commitments, separated by blanks; *: all',
    example: 'https://www.example.gov.cn http://10.0.0.8',
  },
  {
    name: 'YINUO_TRUST_PROXY',
    default: 'false',
    zh: '前面有几层反向代理；false 表示没有',
    en: 'Number of reverse proxies in front; false: none',
    example: '1',
  },
  {
    name: 'YINUO_LOG_LEVEL',
    default: 'info',
    zh: '日志详细程度：fatal、error、warn、info、debug、trace、silent',
    en: 'How much is logged: fatal, error, warn, info, debug, trace, silent',
    example: 'debug',
  },
  {
    name: 'YINUO_DATABASE_POOL',
    default: '16',
    zh: '数据库连接数上限',
    en: 'Most connections to the database',
    example: '32',
  },
  {
    name: 'YINUO_UPLOAD_LIMIT_MB',
    default: '50',
    zh: '单个上传文件的大小上限（MB）',
    en: 'Largest uploaded file, in MB',
    example: '100',
  },
  {
    name: 'YINUO_SESSION_IDLE_MINUTES',
    default: '30',
    zh: '多少分钟无操作后需要重新登录',
    en: 'Minutes without activity after which one signs in again',
    example: '15',
  },
  {
    name: 'YINUO_SESSION_HOURS',
    default: '12',
    zh: '一次登录最长有效多少小时',
    en: 'Longest time of one sign-in, in hours',
    example: '8',
  },
  {
    name: 'YINUO_PG_BIN',
    default: '',
    zh: '自备 PostgreSQL 程序所在文件夹（含 initdb 和 postgres）',
    en: 'Folder with PostgreSQL programs of your own (initdb and postgres)',
    example: '/usr/lib/postgresql/15/bin',
  },
  {
    name: 'YINUO_SCHEMA',
    default: '',
    zh: '本单位使用的数据库模式名；多个单位共用一个数据库服务器时填写',
    en: 'Database schema of this office, when several offices share one server',
    example: 'haiyang',
  },
  {
    name: 'YINUO_SMTP_URL',
    default: '',
    zh: '发送每日待办邮件的邮件服务器；不填则不发邮件',
    en: 'Mail server for the daily digest; empty: no mail is sent',
    example: 'smtps://tixing:password@smtp.example.gov.cn:465',
    secret: true,
  },
  {
    name: 'YINUO_MAIL_FROM',
    default: '',
    zh: '发件人地址；不填则用邮件服务器的登录名',
    en: 'Sender of mails; empty: the user name of the mail server',
    example: 'tixing@example.gov.cn',
  },
  {
    name: 'YINUO_DIGEST_HOUR',
    default: '8',
    zh: '工作日几点起发送每日待办邮件（北京时间）',
    en: 'Hour of working days from which the daily digest is sent (Beijing time)',
    example: '9',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];
