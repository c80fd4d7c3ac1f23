import type { Importer } from '../imports/index.ts';
import { beginOrganizations } from './import-pass.ts';

/**
 * The tree of organizations from a table: matched by code, then by name under the same superior; superiors by code,
 * full name, short name or their usual short forms, in any order of rows. Existing organizations get changed fields
 * only, empty cells change nothing, and nobody is moved.
 */
export const organizationImporter: Importer = {
  kind: 'organizations',
  action: 'organization.import',
  fields: [
    {
      name: 'code',
      synonyms: ['代码', '党组织代码', '编码', '党组织编码', '组织代码', '机构代码', '编号', '党组织编号', 'code'],
    },
    {
      name: 'name',
      synonyms: ['党组织全称', '全称', '党组织名称', '名称', '组织名称', '单位名称', '党组织', 'name', 'full name'],
    },
    { name: 'shortName', synonyms: ['党组织简称', '简称', '组织简称', 'short name'] },
    {
      name: 'superior',
      synonyms: ['上级党组织', '上级', '上级组织', '上级党组织名称', '上级党组织代码', '隶属党组织', '直属上级', 'superior', 'parent'],
    },
    { name: 'kind', synonyms: ['类别', '党组织类别', '组织类别', '党组织类型', '类型', '组织类型', 'kind', 'type'] },
    {
      name: 'domain',
      synonyms: ['所属领域', '领域', '行业领域', '单位类别', '单位性质', '所在单位类别', 'domain'],
    },
    { name: 'secretary', synonyms: ['书记', '党组织书记', '书记姓名', '负责人', '主要负责人', 'secretary'] },
    {
      name: 'phone',
      synonyms: ['监督电话', '联系电话', '办公电话', '电话', '联系方式', '举报电话', /监督.*电话/, 'phone'],
    },
    { name: 'members', synonyms: ['党员数', '党员人数', '党员总数', '党员数量', '现有党员数', 'members'] },
  ],
  left: [
    { name: 'sequence', synonyms: ['序号', '行号', 'no'], reason: 'notNeeded' },
    { name: 'note', synonyms: ['备注', '说明'], reason: 'notNeeded' },
    { name: 'mobile', synonyms: ['手机', '手机号', '手机号码', '书记手机', '移动电话'], reason: 'notCollected' },
    { name: 'idNumber', synonyms: ['身份证号', '身份证号码', '公民身份号码', '书记身份证号'], reason: 'notCollected' },
    { name: 'birth', synonyms: ['出生年月', '出生日期'], reason: 'notCollected' },
  ],
  needed: [['name'], ['code', 'superior']],
  begin: beginOrganizations,
}; // prettier-ignore
