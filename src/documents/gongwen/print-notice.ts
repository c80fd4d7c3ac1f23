import { requirePrintable, type Typeset, type Typesetter } from '../typst/index.ts';

/** A part of the text: a heading of the first (一、) or second ((一)) level, or a paragraph. */
export interface NoticePart {
  readonly level: 0 | 1 | 2;
  readonly text: string;
}

/** Empty texts leave their part out. No seal is ever drawn: it belongs on the paper. */
export interface NoticePrint {
  /** Red head of the issuing office, where it asks for one. */
  readonly mark: string;
  readonly number: string;
  readonly title: string;
  readonly to: string;
  readonly body: readonly NoticePart[];
  readonly attachments: readonly string[];
  readonly issuer: string;
  readonly on: string;
  readonly copies: string;
  readonly printer: string;
  readonly printedOn: string;
  readonly at: Date;
}

/**
 * A notice in the layout of GB/T 9704-2012, as PDF/A-2b.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printNotice(machine: Typesetter, { at, ...data }: NoticePrint): Promise<Typeset> {
  await requirePrintable(machine, [{ of: data.title || data.issuer, text: JSON.stringify(data) }]);
  return machine.render({ template: 'gongwen/notice.typ', data, at, archive: true });
}
