/** The daily digest mail: counts and where to go, no names. */
export const digest = {
  subject: (count: string, day: string) => `公开承诺待办 ${count} 项（${day}）`,
  opening: (office: string, moment: string) => `您好：\n\n截至${moment}，您在“${office}”有以下待办：`,
  line: (number: number, words: string) => `${number}. ${words}`,
  late: (words: string, count: string) => `${words}，其中 ${count} 项已逾期`,
  orMore: (count: string) => `${count} 以上`,
  duties: {
    returned: (count: string) => `修改被退回的承诺书 ${count} 份`,
    advice: (count: string) => `答复指导意见，涉及承诺书 ${count} 份`,
    review: (count: string) => `审核承诺书 ${count} 份`,
    suggestions: (count: string) => `办理群众来言 ${count} 条`,
    lateOwn: (count: string) => `登记逾期事项的进展 ${count} 项`,
    deeds: (count: string) => `登记到期的定期事项 ${count} 次`,
    claims: (count: string) => `核实报完成的事项 ${count} 项`,
    publish: (count: string) => `公开审核通过的承诺书 ${count} 份`,
    blankMembers: (count: string) => `本组织尚未承诺的党员 ${count} 名`,
    blankOrganizations: (count: string) => `尚未提交承诺书的组织 ${count} 个`,
    reviewsBelow: (count: string) => `下级审核逾期的承诺书 ${count} 份`,
    lateBelow: (count: string) => `下级逾期的承诺事项 ${count} 项`,
  },
  all: (address: string) => `全部待办：${address}`,
  closing: (address: string) =>
    `此邮件由系统自动发出，每个工作日最多一封，没有待办不发，请勿回复。\n不需要时，可在“我的账号”中关闭：${address}`,
};
