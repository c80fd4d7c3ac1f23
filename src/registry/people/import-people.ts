import type { Importer } from '../imports/index.ts';
import { beginPeople } from './import-pass.ts';

/**
 * The roster from a table. People of one organization are told apart by name, then by joining day, kind and post;
 * nobody is moved between organizations and nobody is taken off. ID numbers, birthdays and phones are not collected.
 */
export const peopleImporter: Importer = {
  kind: 'people',
  action: 'person.import',
  fields: [
    { name: 'name', synonyms: ['姓名', '党员姓名', '人员姓名', '名字', 'name'] },
    {
      name: 'organization',
      synonyms: ['所在党支部', '党组织名称', '所在支部', '所在党组织', '党支部名称', '党支部', '党组织', '组织关系所在党支部', '所属党支部', 'organization', 'branch'],
    },
    {
      name: 'organizationCode',
      synonyms: ['党支部代码', '党组织代码', '所在党支部代码', '所在党组织代码', '组织代码', '支部代码', '党组织编码', 'organization code', 'code'],
    },
    { name: 'superior', synonyms: ['上级党组织', '上级', '上级组织', '上级党组织名称', 'superior'] },
    {
      name: 'kind',
      synonyms: ['人员类别', '政治面貌', '党员类别', '人员类型', '类别', '身份类别', 'kind', 'type'],
    },
    { name: 'post', synonyms: ['职务', '岗位', '职务岗位', '工作岗位', '职务职称', '党内职务', '担任职务', 'post'] },
    {
      name: 'leadingCadre',
      synonyms: ['是否党员领导干部', '党员领导干部', '领导干部', '是否领导干部', 'leading cadre'],
    },
    {
      name: 'joined',
      synonyms: ['入党时间', '入党日期', '入党年月', '加入中共组织日期', '加入党组织日期', '列为积极分子时间', 'joined'],
    },
    {
      name: 'mobile',
      synonyms: ['是否流动党员', '流动党员', '流动', '是否流动', 'mobile member'],
    },
  ],
  left: [
    { name: 'sequence', synonyms: ['序号', '行号', 'no'], reason: 'notNeeded' },
    { name: 'note', synonyms: ['备注', '说明'], reason: 'notNeeded' },
    { name: 'gender', synonyms: ['性别', 'gender', 'sex'], reason: 'notCollected' },
    {
      name: 'idNumber',
      synonyms: ['身份证号', '身份证', '身份证号码', '公民身份号码', '公民身份证号', '证件号码', 'id number'],
      reason: 'notCollected',
    },
    {
      name: 'phone',
      synonyms: ['手机', '手机号', '手机号码', '联系电话', '电话', '联系方式', '移动电话', 'phone'],
      reason: 'notCollected',
    },
    { name: 'birth', synonyms: ['出生年月', '出生日期', '出生时间', '生日', '年龄', 'birthday'], reason: 'notCollected' },
    {
      name: 'person',
      synonyms: ['民族', '籍贯', '学历', '文化程度', '家庭住址', '住址', '现居住地', '婚姻状况', '健康状况'],
      reason: 'notCollected',
    },
  ],
  needed: [['name'], ['kind'], ['organization', 'organizationCode']],
  begin: beginPeople,
}; // prettier-ignore
