/** Questionnaires on public pages. */
export const questionnaire = {
  asking: '正在征求意见',
  askingNote: '不用登录，不记名',
  until: (day: string) => `至${day}`,
  kicker: (name: string) => `${name} 征求意见`,
  note: '不用登录，不记名。只记哪一天收到，不记是谁、不记几点几分。',
  lastDay: (day: string) => `${day}截止`,
  required: '必答',
  multiple: '可多选',
  scale: (low: string, high: string, points: number) => `1 为“${low}”，${points} 为“${high}”`,
  textHint: '请不要写姓名、电话和证件号码',
  none: '不回答',
  submit: '交卷',
  thanks: '谢谢，您的回答已收到',
  thanksText:
    '回答不记名，不能查询，也不能修改。单位汇总以后，会把大家反映的事情登记为需求，拟定承诺时对照办理。',
  thanksLink: '看看这个单位的承诺',
  waiting: '还没有到回答的日期',
  waitingText: (day: string) => `这份问卷 ${day} 起可以回答。`,
  over: '这份问卷已经结束',
  overText: '感谢关注。有事情要反映的，可以随时告诉单位。',
  phone: '监督电话',
};
