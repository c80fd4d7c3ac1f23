import { zipOf, type ZipEntry } from './zip-fixture.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface FixtureSheet {
  readonly name?: string;
  readonly state?: string;
  /** What stands inside `<sheetData>`. */
  readonly rows?: string;
  readonly after?: string;
  /** The whole part instead. */
  readonly xml?: string;
}

export interface FixtureWorkbook {
  readonly sheets: readonly FixtureSheet[];
  readonly strings?: readonly string[];
  /** Format codes; cell style n+1 shows the nth. */
  readonly formats?: readonly string[];
  /** Ids of built-in formats, after those of `formats`. */
  readonly builtins?: readonly number[];
  readonly is1904?: boolean;
  readonly mainType?: string;
  readonly extra?: readonly ZipEntry[];
  /** Replaces the entry of the first sheet. */
  readonly sheetEntry?: Omit<ZipEntry, 'name'>;
}

export const sheetXml = (rows: string, after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** The bytes of a small .xlsx file written by hand, so that it can also be wrong. */
export function workbookOf(book: FixtureWorkbook): Buffer {
  const formats = book.formats ?? [];
  const ids = [0, ...formats.map((_, index) => 170 + index), ...(book.builtins ?? [])];
  const sheets = book.sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    data: sheet.xml ?? sheetXml(sheet.rows ?? '', sheet.after),
    ...(index === 0 ? book.sheetEntry : {}),
  }));
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: `<Types><Override ContentType="${book.mainType ?? `${TYPE}.sheet.main+xml`}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${book.is1904 ? ' date1904="1"' : ''}/><sheets>${book.sheets
        .map(
          (sheet, index) =>
            `<sheet name="${sheet.name ?? `表${index + 1}`}" sheetId="${index + 1}" r:id="s${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${book.sheets
        .map(
          (_, index) =>
            `<Relationship Id="s${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="a" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="b" Type="${REL}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${escapeXml(code)}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${MAIN}">${(book.strings ?? []).map((item) => `<si>${item}</si>`).join('')}</sst>`,
    },
    ...sheets,
    ...(book.extra ?? []),
  ]);
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
