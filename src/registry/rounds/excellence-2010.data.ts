import { DUTIES } from './duties.data.ts';
import { GUIDANCE } from './guidance.data.ts';
import type { RoundSettings, RoundTemplate } from './types.ts';

const STEP_SHARES: RoundTemplate['stepShares'] = {
  propose: [0, 0.12],
  review: [0.06, 0.18],
  publish: [0.1, 0.22],
  fulfill: [0.14, 0.9],
  appraise: [0.86, 1],
};

/** Clauses C2, C3 and R2 of the notice of 2010-09-15, and the defaults worked out from practice. */
const SETTINGS: Omit<RoundSettings, 'calendar'> = {
  categorySets: [
    { code: 'fiveGoods', name: { zh: '五个好', en: 'Five goods' } },
    { code: 'organizationSubjects', name: { zh: '党组织承诺内容', en: 'Subjects of organizations' } },
    { code: 'fiveLeads', name: { zh: '五带头', en: 'Five leads' } },
    { code: 'memberSubjects', name: { zh: '党员承诺内容', en: 'Subjects of members' } },
  ],
  categories: {
    organization: [
      {
        set: 'organizationSubjects',
        code: 'centralWork',
        name: { zh: '服务中心工作', en: 'Serving the central work' },
      },
      {
        set: 'organizationSubjects',
        code: 'strongTeam',
        name: { zh: '建设过硬队伍', en: 'Building a strong team' },
      },
      {
        set: 'organizationSubjects',
        code: 'workStyle',
        name: { zh: '改进工作作风', en: 'Improving work style' },
      },
      {
        set: 'organizationSubjects',
        code: 'effectiveness',
        name: { zh: '提高履职效能', en: 'Raising effectiveness' },
      },
      {
        set: 'organizationSubjects',
        code: 'livelihood',
        name: { zh: '服务群众改善民生', en: 'Serving people and livelihood' },
      },
      { set: 'fiveGoods', code: 'goodLeadership', name: { zh: '领导班子好', en: 'Good leading group' } },
      { set: 'fiveGoods', code: 'goodMembers', name: { zh: '党员队伍好', en: 'Good membership' } },
      { set: 'fiveGoods', code: 'goodMechanism', name: { zh: '工作机制好', en: 'Good working rules' } },
      { set: 'fiveGoods', code: 'goodResults', name: { zh: '工作业绩好', en: 'Good results' } },
      {
        set: 'fiveGoods',
        code: 'goodResponse',
        name: { zh: '群众反映好', en: 'Good standing with the people' },
      },
    ],
    person: [
      { set: 'memberSubjects', code: 'development', name: { zh: '推动发展', en: 'Advancing development' } },
      { set: 'memberSubjects', code: 'duty', name: { zh: '履职尽责', en: 'Doing one’s duty' } },
      { set: 'memberSubjects', code: 'service', name: { zh: '服务群众', en: 'Serving the people' } },
      { set: 'memberSubjects', code: 'law', name: { zh: '遵纪守法', en: 'Keeping discipline and law' } },
      { set: 'memberSubjects', code: 'integrity', name: { zh: '勤政廉政', en: 'Diligence and integrity' } },
      { set: 'fiveLeads', code: 'leadLearning', name: { zh: '带头学习提高', en: 'Lead in learning' } },
      { set: 'fiveLeads', code: 'leadResults', name: { zh: '带头争创佳绩', en: 'Lead in results' } },
      { set: 'fiveLeads', code: 'leadService', name: { zh: '带头服务群众', en: 'Lead in service' } },
      { set: 'fiveLeads', code: 'leadLaw', name: { zh: '带头遵纪守法', en: 'Lead in keeping the law' } },
      {
        set: 'fiveLeads',
        code: 'leadIntegrity',
        name: { zh: '带头弘扬正气', en: 'Lead in upright conduct' },
      },
    ],
  },
  scale: [
    { code: 'satisfied', name: { zh: '满意', en: 'Satisfied' }, points: 100, counted: true, satisfied: true },
    {
      code: 'fairlySatisfied',
      name: { zh: '基本满意', en: 'Fairly satisfied' },
      points: 70,
      counted: true,
      satisfied: true,
    },
    {
      code: 'dissatisfied',
      name: { zh: '不满意', en: 'Dissatisfied' },
      points: 30,
      counted: true,
      satisfied: false,
    },
    {
      code: 'unaware',
      name: { zh: '不了解', en: 'Don’t know' },
      points: 0,
      counted: false,
      satisfied: false,
    },
  ],
  weights: { self: 10, leader: 20, public: 40, organization: 30 },
  grades: [
    { code: 'good', name: { zh: '好', en: 'Good' }, from: 85 },
    { code: 'fairlyGood', name: { zh: '较好', en: 'Fairly good' }, from: 70 },
    { code: 'fair', name: { zh: '一般', en: 'Fair' }, from: 60 },
    { code: 'poor', name: { zh: '差', en: 'Poor' }, from: 0 },
  ],
  renormalizeMissing: false,
  capWhileOverdue: 'fair',
  thresholds: { satisfactionMin: 60, dissatisfiedMax: 30, minBallots: { organization: 10, person: 5 } },
  review: { workingDays: 5, secondLevel: { organization: false, person: false }, memberVote: false },
  suggestions: { acknowledgeWorkingDays: 3, answerWorkingDays: 15 },
  rectification: { days: 30 },
  rules: {
    minItems: { organization: 3, person: 1 },
    leadingCadreMinItems: 3,
    leadingCadreServesPublicWithQuantity: true,
    servesPublic: ['service', 'leadService', 'livelihood'],
  },
  memberLettersOnPortal: 'off',
  checks: {
    modes: {
      missingField: 'warn',
      vague: 'warn',
      slogans: 'warn',
      mereDuty: 'warn',
      copied: 'warn',
      tooLow: 'warn',
      badDueDate: 'warn',
      onePersonTooMany: 'hint',
      noNeed: 'hint',
      personalData: 'warn',
    },
    limits: { slogans: 30, mereDuty: 60, copied: 80, itemsPerPerson: 5 },
    lexicon: { slogans: [], units: [] },
  },
  guidance: GUIDANCE,
  duties: DUTIES,
  exemptionReasons: [
    { code: 'illness', name: { zh: '长期患病', en: 'Long illness' } },
    { code: 'frail', name: { zh: '年老体弱', en: 'Old age and frailty' } },
    { code: 'retired', name: { zh: '离退休，自愿不作承诺', en: 'Retired, declined voluntarily' } },
    { code: 'unable', name: { zh: '不具备承诺践诺能力', en: 'Unable to make or keep a commitment' } },
    { code: 'longAbsence', name: { zh: '长期外出，暂时无法联系', en: 'Long absence, out of reach' } },
    { code: 'study', name: { zh: '脱产学习或挂职', en: 'On study leave or secondment' } },
    { code: 'newlyFounded', name: { zh: '组织新建或正在调整', en: 'Organization new or being reorganized' } },
    { code: 'noMembersNow', name: { zh: '组织暂无党员', en: 'Organization without members now' } },
    { code: 'other', name: { zh: '其他原因', en: 'Other reason' } },
  ],
  returnReasons: [
    { code: 'vague', name: { zh: '内容空泛', en: 'Vague' } },
    { code: 'notVerifiable', name: { zh: '无法检验', en: 'Cannot be verified' } },
    { code: 'mereDuty', name: { zh: '等同日常职责', en: 'Mere ordinary duty' } },
    { code: 'tooLow', name: { zh: '标准过低', en: 'Standard too low' } },
    { code: 'tooHigh', name: { zh: '标准过高、无力兑现', en: 'Beyond reach' } },
    { code: 'unrelated', name: { zh: '与岗位无关', en: 'Unrelated to the post' } },
    { code: 'ignoresNeeds', name: { zh: '未回应群众需求', en: 'Does not answer what people need' } },
    {
      code: 'incomplete',
      name: { zh: '缺责任人、时限或措施', en: 'No responsible person, date or measures' },
    },
    { code: 'duplicate', name: { zh: '雷同照抄', en: 'Copied' } },
    { code: 'secret', name: { zh: '涉密或个人信息', en: 'Secret or personal data' } },
    { code: 'wording', name: { zh: '表述不当', en: 'Wording' } },
  ],
};

/** Clause C1 for the words, C2, C3 and R2 for the settings. */
export const excellence2010: RoundTemplate = {
  theme: '推动科学发展，振兴老工业基地',
  goals: '推动科学发展、促进社会和谐、服务人民群众、加强基层组织',
  stepShares: STEP_SHARES,
  settings: SETTINGS,
};

/** What a round needs to work at all, for campaigns of another kind; the rest is filled in by hand. */
export const emptyTemplate: RoundTemplate = {
  theme: '',
  goals: '',
  stepShares: STEP_SHARES,
  settings: {
    ...SETTINGS,
    categorySets: [{ code: 'general', name: { zh: '承诺类别', en: 'Categories' } }],
    categories: {
      organization: [{ set: 'general', code: 'general', name: { zh: '综合', en: 'General' } }],
      person: [{ set: 'general', code: 'generalPerson', name: { zh: '综合', en: 'General' } }],
    },
    rules: {
      minItems: { organization: 1, person: 1 },
      leadingCadreMinItems: 1,
      leadingCadreServesPublicWithQuantity: false,
      servesPublic: [],
    },
  },
};
