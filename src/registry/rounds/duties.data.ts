import type { DutyList, Guided } from './types.ts';

/** What every member owes by the constitution of the Party; asked of members of each kind. */
const MEMBER = [
  '按时交纳党费',
  '按时参加组织生活',
  '认真学习党的路线方针政策',
  '执行党的决定，服从组织分配',
  '遵守党的纪律和国家的法律法规',
  '保守党的秘密',
  '做好本职工作',
  '完成党组织交给的任务',
  '密切联系群众，向群众宣传党的主张',
  '开展批评和自我批评',
  '维护党的团结和统一',
  '参加党组织的会议和培训',
  '遵纪守法',
  '廉洁自律，不收受礼品礼金',
  '不违法乱纪',
  '不收红包，不接受吃请',
  '遵守党章党规',
  '参加党支部的活动和会议',
  '不泄露国家秘密',
  '团结同志，服从安排',
  '爱护公共财物',
];

/** What everybody with a post owes by it, whatever the post is. */
const AT_WORK = [
  '按时上下班，不迟到，不早退，不旷工',
  '遵守考勤制度',
  '服从指挥，服从分配',
  '遵守工作纪律，坚守岗位',
  '遵守单位规章制度',
  '服从领导安排，完成领导交办的任务',
  '按时完成本职工作',
  '热情接待来访群众，做好来访登记',
  '热情接待来办事的群众',
];

const list = (name: string, domain: string, guided: Guided, post: string, duties: string[]): DutyList => ({
  name,
  domain,
  guided,
  post,
  duties,
});
const members = (['leadingCadre', 'memberWithPost', 'memberWithoutPost', 'mobileMember'] as const).map(
  (guided) => list('党员义务', 'any', guided, '', MEMBER),
);

const SECRETARY = ['主持党支部日常工作', '按期召开支部委员会和党员大会', '落实三会一课制度', '抓好党员教育管理', '做好发展党员工作', '向上级党组织报告工作']; // prettier-ignore
const VILLAGE = ['坚持村务公开', '执行值班制度', '落实惠农政策', '做好信访接待工作', '完成上级交办的任务'];
const COMMUNITY = ['执行值班制度', '做好居民来访登记', '落实社区各项制度', '完成街道交办的任务'];
const HEAD = ['履行党风廉政建设责任', '落实民主集中制', '分管工作按计划完成', '执行廉洁自律各项规定', '参加民主生活会']; // prettier-ignore

/** 岗位职责 (clause R1): what is owed without any commitment, in the words in which it is usually written. */
export const DUTIES: readonly DutyList[] = [
  ...members,
  list('岗位通用职责', 'any', 'leadingCadre', '', AT_WORK),
  list('岗位通用职责', 'any', 'memberWithPost', '', AT_WORK),
  list('党组织基本任务', 'any', 'organization', '', [
    '宣传和执行党的路线方针政策',
    '按期召开党员大会和民主生活会',
    '落实三会一课制度',
    '做好党员教育管理监督',
    '按时收缴党费',
    '做好发展党员工作',
    '完成上级党组织交办的任务',
  ]),
  list('党员领导干部职责', 'any', 'leadingCadre', '', HEAD),
  list('支部书记职责', 'any', 'leadingCadre', '书记', SECRETARY),
  list('支部书记职责', 'any', 'memberWithPost', '书记', SECRETARY),
  list('组织委员职责', 'any', 'memberWithPost', '组织委员', [
    '做好党员统计和组织关系接转',
    '收缴党费',
    '负责入党积极分子的培养考察',
    '做好组织生活记录',
  ]),
  list('宣传委员职责', 'any', 'memberWithPost', '宣传委员', [
    '组织党员学习',
    '做好宣传报道',
    '了解党员和群众的思想状况',
  ]),
  list('纪检委员职责', 'any', 'memberWithPost', '纪检委员', [
    '检查党员遵守纪律情况',
    '对党员进行纪律教育',
    '受理检举和申诉',
  ]),
  list('村干部职责', 'rural', 'leadingCadre', '', VILLAGE),
  list('村干部职责', 'rural', 'memberWithPost', '', VILLAGE),
  list('村党组织职责', 'rural', 'organization', '', ['坚持村务公开', '落实惠农政策', '维护农村社会稳定']),
  list('社区干部职责', 'community', 'leadingCadre', '', COMMUNITY),
  list('社区干部职责', 'community', 'memberWithPost', '', COMMUNITY),
  list('机关工作人员职责', 'organ', 'memberWithPost', '', [
    '按时上下班',
    '遵守机关工作纪律',
    '完成领导交办的工作',
    '按规定时限办理公文',
    '热情接待来访群众',
  ]),
  list('窗口人员职责', 'any', 'memberWithPost', '窗口', [
    '准时到岗，挂牌上岗',
    '落实首问负责制',
    '落实限时办结制',
    '落实一次性告知制度',
    '文明用语，热情服务',
  ]),
  list('事业单位人员职责', 'institution', 'memberWithPost', '', [
    '遵守单位规章制度',
    '按操作规程工作',
    '完成岗位工作任务',
    '参加继续教育',
  ]),
  list('教师职责', 'school', 'memberWithPost', '', [
    '认真备课、上课、批改作业',
    '按教学计划完成教学任务',
    '关心爱护学生',
    '遵守师德规范',
    '不搞有偿家教',
  ]),
  list('国有企业员工职责', 'stateEnterprise', 'memberWithPost', '', [
    '遵守劳动纪律',
    '遵守安全操作规程',
    '按时完成生产任务',
    '爱护企业财物',
  ]),
  list('非公企业员工职责', 'privateEnterprise', 'memberWithPost', '', [
    '遵守劳动纪律和规章制度',
    '遵守安全操作规程',
    '完成生产任务',
  ]),
  list('社会组织工作人员职责', 'socialOrganization', 'memberWithPost', '', [
    '遵守章程',
    '按时报送年度报告',
    '完成岗位工作任务',
  ]),
];
