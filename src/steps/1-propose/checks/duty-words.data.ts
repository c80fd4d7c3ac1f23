import { words } from './words.ts';

/** 虚词和修饰: what may stand in a duty or be left out without its becoming another duty. */
export const FILLERS: readonly string[] = words(`
  认真 积极 主动 自觉 严格 切实 努力 始终 坚决 坚持 带头 各项 各种 全面 按期 按时 按规定 按月 足额 准时 及时 尽职尽责 相关 有关 来 做到
  党和 本人 自己 全部 的 和 与 及 并 地 得 、
`);

/** 一义多写: one duty in the words in which it is usually written; the first word stands for the others. */
export const SYNONYMS: readonly (readonly string[])[] = [
  '交 交纳 缴纳 上交 收缴 交清 缴清 缴',
  '遵守 恪守 严守 遵循 服从',
  '落实 执行 贯彻 履行',
  '上级 领导 组织 党组织 单位 党支部 支部',
  '交办 交给 安排 布置 下达 分配',
  '法律 法律法规 国家法律 法规 国法',
  '遵守法律 遵纪守法 守法',
  '制度 规章制度 规章 规定 章程',
  '纪律 规矩 党纪',
  '会议 组织生活 组织生活会 党员大会 民主生活会',
  '上班 上下班 到岗 在岗 到岗到位 出勤',
  '秘密 机密 国家秘密',
  '完成 做好 干好',
  '任务 工作 工作任务 事项',
  '本职 岗位 分内',
].map(words);

/** 纪律和本分: what everybody owes whatever the duty lists of the round say (clause R1: no mere discipline). */
export const OWED_BY_ALL: readonly (readonly [duty: string, says: RegExp])[] = [
  [
    '遵守纪律、法律和制度',
    /(?:遵守|严守|恪守|执行)[^，。；,;]{0,10}(?:纪律|制度|规定|法律|法规|章程|规矩|准则|考勤|保密|党章|党规)/u,
  ],
  [
    '完成上级交办的任务',
    /(?:完成|做好)[^，。；,;]{0,6}(?:上级|领导|组织|支部|交办|下达|布置)[^，。；,;]{0,6}(?:任务|工作|事项)/u,
  ],
  ['服从组织安排', /(?:服从|听从)[^，。；,;]{0,6}(?:安排|分配|调配|指挥|管理|决定|调度)/u],
  [
    '参加组织生活和会议',
    /(?:参加|出席)[^，。；,;]{0,8}(?:三会一课|组织生活|党员大会|支部会议?|主题党日|民主评议)/u,
  ],
  [
    '廉洁守法，不违纪',
    /不(?:做|搞|参与|利用|接受|收受?|吃|拿)?[^，。；,;]{0,4}(?:违法|违纪|赌博|谋私|红包|礼金|礼品|吃请|请吃|好处|迷信)/u,
  ],
  [
    '按时上班，坚守岗位',
    /(?:按时|准时)(?:上下?班|到岗)|不(?:迟到|早退|旷工|擅离|擅自离)|坚守[^，。；,;]{0,4}岗位/u,
  ],
];
