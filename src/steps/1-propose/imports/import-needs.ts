import type { Importer, SheetHead } from '../../../registry/imports/index.ts';
import { beginNeeds } from './need-pass.ts';

const HOTLINE = /工单|诉求|热线|受理|来电|来信|信访|12345/;
const LEFTOVER = /整改|未办结|原定时限|遗留/;

/** Which book a sheet comes from, by its headings first. */
function guessSource(head: Pick<SheetHead, 'headings'>, fileName: string): string {
  const headings = head.headings.map(({ text }) => text).join(' ');
  if (LEFTOVER.test(headings)) return 'rectificationLeftover';
  if (HOTLINE.test(headings)) return 'hotline';
  if (LEFTOVER.test(fileName)) return 'rectificationLeftover';
  return HOTLINE.test(fileName) ? 'hotline' : 'other';
}

/**
 * Needs from the books of others: extracts of the hotline, unfinished rectifications. Near-duplicates of one
 * organization are laid together with every hearing kept; contact data is not taken, numbers in texts are masked.
 */
export const needsImporter: Importer = {
  kind: 'needs',
  action: 'need.import',
  within: true,
  settings: [
    {
      name: 'source',
      options: ['hotline', 'rectificationLeftover', 'discussionMeeting', 'visit', 'suggestionBox', 'questionnaire', 'other'],
      guess: guessSource,
    },
  ],
  fields: [
    {
      name: 'text',
      synonyms: ['诉求内容', '内容', '需求', '需求内容', '意见建议', '诉求', '反映内容', '反映问题', '问题', '整改事项', '事项', '事项内容', '来电内容', 'text', 'need'],
    },
    {
      name: 'organization',
      synonyms: ['责任单位', '诉求地点（社区/村）', '诉求地点', '党组织', '党组织名称', '所在党组织', '所属社区', '所属村社区', '社区村', '村社区', '承办单位', '办理单位', '牵头单位', '整改单位', 'organization'],
    },
    { name: 'organizationCode', synonyms: ['党组织代码', '单位代码', '组织代码', '责任单位代码', '党支部代码', 'organization code', 'code'] },
    { name: 'place', synonyms: ['具体地点', '地点', '地址', '位置', '发生地点', 'place'] },
    { name: 'category', synonyms: ['类别', '诉求类别', '诉求类型', '类型', '问题类别', '领域', 'category'] },
    { name: 'raisedCount', synonyms: ['反映人次', '人次', '反映人数', '件次', '反映次数', '诉求件数', '涉及人数', 'raised', 'count'] },
    { name: 'heardOn', synonyms: ['受理时间', '受理日期', '来电时间', '反映时间', '提出时间', '收集时间', '登记时间', '日期', '时间', 'heard on', 'date'] },
    { name: 'reference', synonyms: ['工单号', '工单编号', '受理编号', '登记编号', '信访编号', '编号', '单号', 'reference', 'number'] },
    { name: 'deadline', synonyms: ['原定时限', '整改时限', '完成时限', '办结时限', '时限', '期限', 'deadline'] },
    { name: 'progress', synonyms: ['目前进展', '进展', '进展情况', '完成情况', '整改进展', 'progress'] },
    { name: 'obstacle', synonyms: ['未办结原因', '未完成原因', '原因', '存在困难', 'obstacle'] },
    { name: 'status', synonyms: ['办理情况', '办理状态', '办理结果', '处理情况', '状态', 'status'] },
  ],
  left: [
    { name: 'sequence', synonyms: ['序号', '行号', 'no'], reason: 'notNeeded' },
    { name: 'note', synonyms: ['备注', '说明'], reason: 'notNeeded' },
    { name: 'leader', synonyms: ['责任领导', '责任人', '分管领导', '牵头领导', '经办人'], reason: 'notNeeded' },
    {
      name: 'contact',
      synonyms: ['联系方式', '联系电话', '电话', '手机', '手机号', '来电号码', '联系人', '诉求人', '来电人', '反映人', '姓名', 'phone', 'contact'],
      reason: 'notCollected',
    },
    { name: 'idNumber', synonyms: ['身份证号', '身份证', '证件号码'], reason: 'notCollected' },
  ],
  needed: [['text'], ['organization', 'organizationCode', 'place']],
  begin: beginNeeds,
}; // prettier-ignore
