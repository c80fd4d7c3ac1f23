import { AlignmentType, Paragraph, TextRun } from 'docx';

/** Fonts an office has: Word and WPS find them on its machines, nothing is embedded. */
export const FONTS = {
  fang: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  hei: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  song: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
};

interface Look {
  readonly font?: (typeof FONTS)[keyof typeof FONTS];
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
}

export const run = (text: string, { font = FONTS.fang, size = 24, bold = false }: Look = {}): TextRun =>
  new TextRun({ text, font, size, bold });

export const paragraph = (children: readonly TextRun[], { indent = false } = {}): Paragraph =>
  new Paragraph({
    children: [...children],
    spacing: { before: 60, after: 60 },
    ...(indent ? { indent: { firstLine: 480 } } : {}),
  });

export const centred = (children: readonly TextRun[]): Paragraph =>
  new Paragraph({
    children: [...children],
    alignment: AlignmentType.CENTER,
    spacing: { before: 60, after: 120 },
  });
