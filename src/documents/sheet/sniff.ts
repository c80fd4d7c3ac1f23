import { createReadStream } from 'node:fs';
import { fileTypeFromBuffer } from 'file-type';
import { markedEncoding } from './detect-encoding.ts';
import { refusal } from './refuse.ts';
import { openZip } from './zip-parts.ts';

const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Excel 2 to 4 wrote sheets without a container. */
// oxlint-disable-next-line no-control-regex
const BARE_XLS = /^\t[\0\x02\x04\x08][\x04\x06\x08]\0/;
const HTML = /^<(?:!doctype\s+html|html|head|meta|table|body|style|div)\b/i;
const SPREADSHEET_2003 = 'urn:schemas-microsoft-com:office:spreadsheet';

/** Decides by bytes what a file is; everything but a plain workbook or a text is refused by name. */
export async function sniff(path: string, head: Buffer): Promise<'workbook' | 'text'> {
  if (head.subarray(0, 8).equals(OLE2)) throw await oleRefusal(path);
  if (BARE_XLS.test(head.toString('latin1', 0, 4))) throw refusal('sheet.legacy-xls');
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) {
    await checkWorkbook(path);
    return 'workbook';
  }
  checkMarkup(head);
  const type = await fileTypeFromBuffer(head);
  if (type && (isBinary(head) || ['pdf', 'rtf', 'ps', 'eps'].includes(type.ext))) {
    throw refusal('sheet.wrong-type', { type: type.ext });
  }
  return 'text';
}

const isBinary = (head: Buffer): boolean => {
  if (markedEncoding(head)) return false;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 32));
};

function checkMarkup(head: Buffer): void {
  const form = markedEncoding(head);
  const start = new TextDecoder(form?.encoding ?? 'utf-8').decode(head).trimStart();
  if (/^MIME-Version:/i.test(start)) throw refusal('sheet.html');
  if (!start.startsWith('<')) return;
  if (start.includes(SPREADSHEET_2003)) throw refusal('sheet.xml-2003');
  const body = start.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s)+/, '');
  if (HTML.test(body) || start.includes('urn:schemas-microsoft-com:office:excel'))
    throw refusal('sheet.html');
  if (/^<(?:\?xml|!DOCTYPE)/i.test(start)) {
    throw refusal('sheet.wrong-type', { type: /<svg\b/i.test(body) ? 'svg' : 'xml' });
  }
}

/** Old binary files, and the container that encrypted workbooks come in. */
async function oleRefusal(path: string): Promise<Error> {
  const has = await nameFinder(path, [
    'EncryptedPackage',
    'Workbook',
    'Book',
    'WordDocument',
    'PowerPoint Document',
  ]);
  if (has.has('EncryptedPackage')) return refusal('sheet.encrypted');
  if (has.has('Workbook') || has.has('Book')) return refusal('sheet.legacy-xls');
  if (has.has('WordDocument')) return refusal('sheet.wrong-type', { type: 'doc' });
  if (has.has('PowerPoint Document')) return refusal('sheet.wrong-type', { type: 'ppt' });
  return refusal('sheet.legacy-xls');
}

async function nameFinder(path: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const needles = names.map((name) => [name, Buffer.from(`${name}\0`, 'utf16le')] as const);
  const found = new Set<string>();
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const seen = Buffer.concat([carry, chunk as Buffer]);
    for (const [name, needle] of needles) if (seen.includes(needle)) found.add(name);
    carry = Buffer.from(seen.subarray(-64));
  }
  return found;
}

async function checkWorkbook(path: string): Promise<void> {
  await using zip = await openZip(path);
  const types = (await zip.readWhole('[Content_Types].xml'))?.toString('utf8') ?? '';
  if (types.includes('sheet.binary.macroEnabled')) throw refusal('sheet.binary-workbook');
  if (types.includes('macroEnabled') || zip.names.some((name) => name.endsWith('vbaproject.bin'))) {
    throw refusal('sheet.macro');
  }
  if (types.includes('spreadsheetml.sheet.main') || types.includes('spreadsheetml.template.main')) return;
  throw refusal('sheet.wrong-type', { type: await zipType(types, zip.readWhole('mimetype')) });
}

async function zipType(types: string, mimetype: Promise<Buffer | undefined>): Promise<string> {
  if (types.includes('wordprocessingml')) return 'docx';
  if (types.includes('presentationml')) return 'pptx';
  const mime = (await mimetype)?.toString('latin1') ?? '';
  if (mime.includes('opendocument.spreadsheet')) return 'ods';
  if (mime.includes('opendocument.text')) return 'odt';
  if (mime.includes('opendocument')) return 'odf';
  return 'zip';
}
