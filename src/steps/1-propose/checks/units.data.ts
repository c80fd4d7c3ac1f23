import { words } from './words.ts';

/** 量词与单位: what makes a number a quantity. Longer ones first where one begins like another; offices add their own. */
export const UNITS: readonly string[] = words(`
  人次 人 名 位 户次 户 家次 家 对 次 场次 场 期 回 遍 轮 届 堂 课时 课 节 件次 件 项
  个 条 处 台套 台 辆 套 盏 座 栋 幢 间 棵 株 亩次 亩 块 份 篇 本 册 张 面 幅 批次
  批 支 只 头 尾 羽 口 眼 扇 根 段 道 门 例 起 单 笔 封 组 队 班 村次 村 企业 企 岗
  桌 席 罐 瓶 件套 页 字 桶 袋 箱 车次 车 趟 盆 平方公里 平方千米 平方米 平米 立方米 立方 千米 公里 华里 里
  延米 厘米 米 公顷 公斤 千克 吨 斤 克 毫升 升 度 千瓦时 千瓦 ㎡ m² km m kg 亿元
  万元 千元 百元 元 块钱 个工作日 工作日 个小时 小时 学时 分钟 天 日 周 个星期 个月 月
  个季度 季度 年 时 个百分点 百分点 成 倍 分 星级 % ‰
`);

/** Units of time spent; a number of these alone says how long, not how much. */
export const TIME_UNITS: readonly string[] = words(`
  个工作日 工作日 个小时 小时 学时 分钟 天 日 周 个星期 个月 个季度 季度 年 时
`);

/** 套话里的数: numbers that belong to a name or a saying and count nothing. */
export const NOT_COUNTED: readonly string[] = words(`
  第一时间 第一位 第一线 第一 一步一个脚印 进一步 一系列 一件件 一项项 一次次 一点一滴 一心一意
  每一位 每一个 每一名 每一件 每一次 每一户 每一项 一方面 一户一策 一企一策 一村一品 一人一档 一户一档 一对一 一站式 一次性告知 一岗双责 一条龙
  一盘棋 一股劲 一家人 一个样 一件小事 一部分 一批 一个个 一名合格 一名共产党员 一名党员 一名优秀
  作为一名 做一名 当一名 争做一名 两个责任 两个维护 两个确立 两学一做 两新组织 两不愁三保障
  三会一课 三严三实 三重一大 三个代表 三项制度 三大攻坚战 四个意识 四个自信 四个全面 四个伟大
  四个合格 四讲四有 四史 四风 五个好 五带头 五位一体 五个一 六个一 六稳六保 八项规定 八小时之外
  八小时以外 八小时外 十项准则 一个中心 千家万户 千方百计 百年大计 万无一失 一年四季 一日常
  全心全意 三个务必 三农 十四五 十五五 二十大 十九大 十八大 十二五 十一五 三个必须
`);
