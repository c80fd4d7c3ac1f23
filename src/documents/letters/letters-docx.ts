import { Document, Packer, PageBreak, Paragraph } from 'docx';
import { formOf } from './form.ts';
import { backTable, factTable, itemTable, partTable, signTable } from './docx-tables.ts';
import { centred, FONTS, paragraph, run } from './docx-words.ts';
import type { LetterSheet } from './types.ts';

/** Twips of 20 mm. */
const MARGIN = 1134;

/**
 * The same letters to be edited in Word or WPS. The PDF is the form that is signed: a word processor keeps no page.
 */
export async function letterDocx(letters: readonly LetterSheet[]): Promise<Buffer> {
  const document = new Document({
    title: letters.length === 1 && letters[0] ? `${letters[0].name} 公开承诺书` : '公开承诺书',
    creator: letters[0]?.unit ?? '',
    styles: { default: { document: { run: { font: FONTS.fang, size: 24 } } } },
    sections: letters.map((letter) => ({
      properties: {
        page: {
          size: { width: 11_906, height: 16_838 },
          margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        },
      },
      children: bodyOf(letter),
    })),
  });
  return Packer.toBuffer(document);
}

function bodyOf(letter: LetterSheet) {
  const form = formOf(letter);
  const tail = [
    letter.check.address,
    letter.check.fingerprint && `指纹 ${letter.check.fingerprint}`,
    letter.check.note,
  ];
  return [
    paragraph([run(form.annex, { font: FONTS.hei, size: 21 })]),
    ...(form.campaign ? [centred([run(form.campaign, { font: FONTS.song, size: 26 })])] : []),
    centred([run(form.title, { font: FONTS.song, size: 44, bold: true })]),
    paragraph([
      run(`编号：${form.number || '____________'}　　${form.version}　轮次：${form.round || '________'}`, {
        size: 21,
      }),
    ]),
    factTable(form.facts),
    paragraph([run(form.opening)], { indent: true }),
    itemTable(form),
    paragraph([run(form.closing)], { indent: true }),
    signTable(form),
    ...form.notes.map((note) => paragraph([run(note, { size: 18 })])),
    ...(tail.some(Boolean) ? [paragraph([run(tail.filter(Boolean).join('　'), { size: 16 })])] : []),
    ...(form.back
      ? [
          new Paragraph({ children: [new PageBreak()] }),
          centred([run(`${form.title}（兑现与评议）`, { font: FONTS.song, size: 32, bold: true })]),
          backTable(form.back, form.blankRows),
          paragraph([]),
          partTable(form.back),
          paragraph([
            run(`评定单位（盖章或签字）：________________　　评定日期：${form.back.on || '____年__月__日'}`),
          ]),
        ]
      : []),
  ];
}
