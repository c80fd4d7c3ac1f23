/** Words of the forms: paper is Chinese whatever language the screen speaks. */
export const CHINESE = {
  every: { month: '每月', quarter: '每季度', halfYear: '每半年', year: '每年' },
  organizationKinds: {
    localCommittee: '地方党委',
    workCommittee: '工委',
    committee: '党委',
    generalBranch: '党总支',
    branch: '党支部',
    cell: '党小组',
    leadingGroup: '党组',
  },
  domains: {
    rural: '农村',
    community: '社区',
    organ: '机关',
    institution: '事业单位',
    school: '学校',
    stateEnterprise: '国有企业',
    privateEnterprise: '非公企业',
    socialOrganization: '社会组织',
    other: '其他',
  },
  personKinds: {
    fullMember: '正式党员',
    probationaryMember: '预备党员',
    prospectiveMember: '发展对象',
    activist: '入党积极分子',
  },
  needSources: {
    discussionMeeting: '座谈会',
    visit: '走访调研',
    suggestionBox: '意见箱',
    questionnaire: '问卷',
    hotline: '热线转办',
    rectificationLeftover: '整改遗留',
    other: '其他',
  },
  outcomes: {
    inProgress: '',
    reportedDone: '已报完成',
    closedOut: '已兑现',
    unfulfilled: '未兑现',
    underRectification: '限期整改',
    withdrawn: '已撤销',
  },
  /** What the back of the archive copy asks for. */
  backParts: {
    organization: ['自查意见', '领导点评', '群众评议结果', '组织考核等次', '整改情况'],
    person: ['支部评定意见'],
  },
  facts: {
    name: '党组织名称',
    kind: '组织类别',
    superior: '上级党组织',
    head: '负责人',
    members: '党员数',
    phone: '监督电话',
    theme: '承诺主题',
    shown: '公布日期',
    person: '姓名',
    branch: '所在党支部',
    post: '职务或岗位',
    personKind: '人员类别',
    cadre: '党员领导干部',
  },
  inside: '本承诺书在党组织内公开，不在门户显示。',
} as const;

/** Names of files. */
export const FILE_WORDS = {
  letters: '公开承诺书',
  poster: '公开栏',
  booklet: '折页',
  cards: '承诺卡',
  reading: '宣读稿',
  archive: '存档件',
} as const;
