/** 1957年3月出生, 生于1957-03-05. A year alone tells little and is left. */
export const BIRTH =
  /(?:生于|出生于|出生日期[:：]?|生日[:：]?)\s*\d{2,4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2})?[月日]?|\d{2,4}年\d{1,2}月(?:\d{1,2}日)?(?:出生|生人)/gu;

/** A door: building and room, unit and room, or a named house number. */
export const ADDRESS =
  /\d+\s*(?:号楼|栋|幢)\s*(?:\d+\s*单元)?\s*\d+\s*(?:室|户)|\d+\s*单元\s*\d+\s*室|门牌(?:号)?\s*[:：]?\s*\d+(?:-\d+)?\s*号?/gu;

export const ONLINE = /(?:微信号?|ＱＱ号?|QQ号?)\s*[:：]?\s*[A-Za-z0-9][\w-]{4,19}/giu;

/** The commonest family names that are no common verbs, so that 困难户解决 is no name. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚';

/** 低保户张建国: a hardship or an illness beside a name. */
export const HARDSHIP = new RegExp(
  '(?:低保户|五保户|特困户|特困人员|贫困户|困难户|困难群众|残疾人|重病患者|大病患者|精神障碍患者|孤儿|留守儿童|' +
    `刑满释放人员|社区矫正对象|戒毒人员|信访人|上访户)[“"]?[${SURNAMES}](?:某某?|\\p{Script=Han}{1,2})(?=[、，,。；;家等”"户]|同志|$)`,
  'gu',
);
