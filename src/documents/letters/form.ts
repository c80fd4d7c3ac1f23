import type { LetterSheet } from './types.ts';

/** Lines to be written by hand on an empty form. */
const BLANK_ROWS = { organization: 6, person: 4 } as const;

/** The printed words of a form, the same on PDF and in Word. */
export function formOf(sheet: LetterSheet) {
  const organization = sheet.committer === 'organization';
  const empty = sheet.items.length === 0;
  return {
    ...sheet,
    annex: organization ? '附一' : '附二',
    title: organization ? '党组织公开承诺书' : '党员公开承诺书',
    opening:
      sheet.opening ||
      (organization
        ? '本组织向上级党组织和广大党员、群众公开承诺如下：'
        : '我向党组织和党员、群众公开承诺如下：'),
    closing: '以上承诺，请上级党组织、广大党员和群众监督。',
    signature: { unit: sheet.unit },
    blankRows: empty ? BLANK_ROWS[sheet.committer] : 0,
    footnote: sheet.back ? '存档件' : empty ? '空白表' : '公示件',
    notes: empty
      ? [
          '说明：每项写明做什么、做到多少、谁负责、何时完成；多于表内行数的另附页。身份证号、出生日期、住址和个人电话不填。',
        ]
      : [],
  };
}
