import { nameKey } from './import-name-rules.ts';
import type { Domain } from './types.ts';

const WORDS: Readonly<Record<Domain, readonly string[]>> = {
  rural: ['农村', '村', '乡村', '行政村', '建制村', '村居', '乡镇'],
  community: ['街道社区', '城市社区', '社区', '城市', '街道', '居民区', '社区居民'],
  organ: ['机关', '党政机关', '党群机关', '行政机关', '政府机关', '机关单位'],
  institution: ['事业单位', '事业', '医院', '公立医院', '科研院所', '卫生'],
  school: ['学校', '高校', '高等学校', '中小学', '中小学校', '教育', '院校'],
  stateEnterprise: ['国有企业', '国企', '公有制企业', '国有控股企业', '国有集体企业', '国有'],
  privateEnterprise: ['非公企业', '非公有制企业', '民营企业', '私营企业', '非公', '非公有制经济组织', '新经济组织', '两新组织'],
  socialOrganization: ['社会组织', '新社会组织', '社会团体', '民办非企业单位', '社会服务机构', '行业协会'],
  other: ['其他', '其它'],
}; // prettier-ignore

const DOMAIN_OF = new Map(
  (Object.entries(WORDS) as [Domain, readonly string[]][]).flatMap(([domain, words]) =>
    words.map((word) => [word, domain] as const),
  ),
);

/** Undefined for words that name no domain. */
export const domainOfWord = (word: string): Domain | undefined => DOMAIN_OF.get(nameKey(word));
