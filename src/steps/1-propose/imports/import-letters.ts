import type { Importer } from '../../../registry/imports/index.ts';
import { beginLetters } from './letter-pass.ts';

/**
 * Drafts of many people from one sheet (批量起草), entered on behalf. Several rows of one person are one letter; rows
 * that name the organization itself, or a sheet without names, are its own letter. Drafts may be incomplete: vague days
 * stay empty until they are answered, and the checks say so.
 */
export const lettersImporter: Importer = {
  kind: 'letters',
  action: 'letter.import',
  within: true,
  fields: [
    {
      name: 'organization',
      synonyms: ['所在党支部', '党组织名称', '所在支部', '所在党组织', '党支部名称', '党支部', '党组织', '承诺党组织', '单位', '所属党支部', 'organization', 'branch'],
    },
    {
      name: 'organizationCode',
      synonyms: ['党支部代码', '党组织代码', '所在党支部代码', '所在党组织代码', '组织代码', '支部代码', '党组织编码', 'organization code', 'code'],
    },
    { name: 'name', synonyms: ['姓名', '党员姓名', '承诺人', '承诺人姓名', '承诺主体', '名字', 'name', 'committer'] },
    { name: 'externalKey', synonyms: ['人员编号', '党员编号', '编号', '人员代码', 'external key', 'person key'] },
    { name: 'post', synonyms: ['职务', '岗位', '职务岗位', '工作岗位', '党内职务', 'post'] },
    { name: 'category', synonyms: ['承诺类别', '类别', '承诺类型', '事项类别', 'category'] },
    {
      name: 'content',
      synonyms: ['承诺事项', '承诺内容', '事项内容', '具体事项', '公开承诺内容', '公开承诺事项', '内容', 'content', 'commitment'],
    },
    { name: 'measures', synonyms: ['具体措施', '措施', '落实措施', '工作措施', '实施措施', 'measures'] },
    {
      name: 'responsible',
      synonyms: ['责任人', '落实责任人', '具体责任人', '负责人', '责任领导', 'responsible person', 'responsible'],
    },
    {
      name: 'due',
      synonyms: ['完成时限', '完成时间', '时限', '完成期限', '兑现时间', '承诺时限', '办结时限', '完成日期', 'due', 'due date'],
    },
    { name: 'quantity', synonyms: ['数量', '目标数量', '数量目标', '目标值', 'quantity'] },
    { name: 'unit', synonyms: ['单位名称', '计量单位', '数量单位', '目标单位', 'unit'] },
  ],
  left: [
    { name: 'sequence', synonyms: ['序号', '行号', 'no'], reason: 'notNeeded' },
    { name: 'note', synonyms: ['备注', '说明'], reason: 'notNeeded' },
    { name: 'kind', synonyms: ['人员类别', '政治面貌'], reason: 'notNeeded' },
    { name: 'gender', synonyms: ['性别', 'gender', 'sex'], reason: 'notCollected' },
    {
      name: 'idNumber',
      synonyms: ['身份证号', '身份证', '身份证号码', '公民身份号码', 'id number'],
      reason: 'notCollected',
    },
    {
      name: 'phone',
      synonyms: ['手机', '手机号', '手机号码', '联系电话', '电话', '联系方式', 'phone'],
      reason: 'notCollected',
    },
    { name: 'birth', synonyms: ['出生年月', '出生日期', '年龄'], reason: 'notCollected' },
  ],
  needed: [['content'], ['organization', 'organizationCode']],
  begin: beginLetters,
}; // prettier-ignore
