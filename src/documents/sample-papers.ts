import type { Check, LetterSheet } from './letters/types.ts';
import { qrSvg } from './qr/index.ts';

/** Papers for the tests of this room. */
const ADDRESS = 'https://yinuo.example.gov.cn';

export const check: Check = {
  qr: qrSvg(`${ADDRESS}/l/2026-0301-0123`),
  address: 'yinuo.example.gov.cn/l/2026-0301-0123',
  fingerprint: '1a2b 3c4d',
  logIndex: 1234,
  note: '',
};

export const noticeItems = (count: number, content = '硬化村组道路800米；安装灌渠U型槽3公里') =>
  Array.from({ length: count }, (_, i) => ({
    nth: String(i + 1),
    spoken: `第${i + 1}项`,
    number: `2026-0301-0123-${i + 1}`,
    category: '群众反映好',
    content,
    measures: '公开招标，分段施工',
    responsible: '王犇',
    due: '2026年9月30日',
    qr: qrSvg(`${ADDRESS}/i/2026-0301-0123-${i + 1}`, 'L'),
  }));

export const letterSheet = (count: number, more: Partial<LetterSheet> = {}): LetterSheet => ({
  committer: 'organization',
  name: '中共甲县河东镇柳泉村党支部',
  number: '2026-0301-0123',
  version: '第 1 版',
  round: '2026年度',
  campaign: '2026年度公开承诺',
  facts: [
    ['党组织名称', '中共甲县河东镇柳泉村党支部', true],
    ['负责人', '李喆'],
    ['党员数', '46 人'],
  ],
  opening: '',
  items: noticeItems(count).map((item) => ({ ...item, source: '座谈会' })),
  review: { opinion: '同意', by: '中共甲县河东镇委员会', reviewer: '张垚', on: '2026年3月1日' },
  unit: '中共甲县河东镇柳泉村党支部',
  back: null,
  check,
  ...more,
});
