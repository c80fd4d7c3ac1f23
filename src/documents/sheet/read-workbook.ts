import { posix } from 'node:path';
import { refusal } from './refuse.ts';
import { XmlFeed, type Attributes } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
  readonly visible: boolean;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  readonly stylesPart: string | undefined;
  readonly sharedStringsPart: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Sheets in the order of their tabs, and where the parts they need lie. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const root = await readRelations(zip, '');
  const part = [...root.values()].find((it) => it.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(zip, part);
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await eachTag(zip, part, (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet') return;
    const relation = relations.get(relationId(attributes) ?? '');
    if (relation?.type !== 'worksheet' || !zip.has(relation.target)) return;
    const visible = !/hidden/i.test(attributes['state'] ?? '');
    sheets.push({ name: attributes['name'] ?? '', part: relation.target, visible });
  });
  const partOf = (type: string) => [...relations.values()].find((it) => it.type === type)?.target;
  return { sheets, is1904, stylesPart: partOf('styles'), sharedStringsPart: partOf('sharedStrings') };
}

const relationId = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1];

async function readRelations(zip: ZipParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, Relation>();
  const source = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!zip.has(source)) return relations;
  await eachTag(zip, source, (name, { Id: id, Type: type = '', Target: target = '', TargetMode: mode }) => {
    if (name !== 'Relationship' || id === undefined || mode === 'External') return;
    const path = target.replaceAll('\\', '/');
    relations.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: path.startsWith('/') ? path.slice(1) : posix.join(folder, path),
    });
  });
  return relations;
}

async function eachTag(zip: ZipParts, part: string, open: (name: string, attributes: Attributes) => void) {
  const bytes = await zip.readWhole(part);
  if (!bytes) throw refusal('sheet.damaged');
  const feed = new XmlFeed({ open });
  feed.write(bytes);
  feed.end();
}
