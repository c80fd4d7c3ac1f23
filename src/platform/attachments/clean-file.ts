import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { invalid, type FailureCode } from '../../kernel/errors.ts';

export interface CleanFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** With the ending that its content has, whatever it was called. */
  readonly fileName: string;
}

export const ATTACHMENT_LIMIT_MB = 10;

const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 3_000;
const NAME_MAX = 100;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCUMENTS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  [WORD]: 'docx',
  [SHEET]: 'xlsx',
};

const refused = (code: FailureCode, params?: Record<string, number>) =>
  invalid([{ field: 'file', code, ...(params ? { params } : {}) }]);

/**
 * A file that is safe to keep and hand out: known by its bytes, not by its name. Pictures are drawn anew, which leaves
 * behind where and by what they were taken, and whatever else was hidden in the file.
 * @throws DomainError `input.invalid` at `file`
 */
export async function cleanFile(bytes: Buffer, name: string): Promise<CleanFile> {
  if (bytes.byteLength > ATTACHMENT_LIMIT_MB * 1024 * 1024) {
    throw refused('attachment.too-large', { limit: ATTACHMENT_LIMIT_MB });
  }
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mediaType = type?.mime ?? '';
  if (mediaType === 'image/jpeg' || mediaType === 'image/webp') {
    const drawn = await drawnAnew(bytes, (picture) => picture.jpeg({ quality: 82 }));
    return { bytes: drawn, mediaType: 'image/jpeg', fileName: named(name, 'jpg') };
  }
  if (mediaType === 'image/png') {
    const drawn = await drawnAnew(bytes, (picture) => picture.png());
    return { bytes: drawn, mediaType, fileName: named(name, 'png') };
  }
  const ending = DOCUMENTS[mediaType];
  if (ending === undefined || (ending === 'pdf' && bytes.indexOf('%PDF-') !== 0)) {
    throw refused(mediaType.includes('macro') ? 'attachment.macros' : 'attachment.kind-not-accepted');
  }
  // Names of the parts stand uncompressed in the directory of the archive.
  if (ending !== 'pdf' && bytes.includes('vbaProject')) throw refused('attachment.macros');
  return { bytes, mediaType, fileName: named(name, ending) };
}

async function drawnAnew(bytes: Buffer, encode: (picture: Sharp) => Sharp): Promise<Buffer> {
  const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { width, height } = await source.metadata();
    if (width * height > MOST_PIXELS) throw refused('attachment.too-many-pixels');
    const fitted = source
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true });
    return await encode(fitted).toBuffer();
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw refused('attachment.too-many-pixels');
    }
    if (error instanceof Error && 'code' in error) throw error;
    throw refused('attachment.unreadable');
  }
}

/** Without folders, signs that mislead and its old ending. */
function named(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
    .trim();
  return `${[...plain].slice(0, NAME_MAX).join('') || 'file'}.${ending}`;
}
