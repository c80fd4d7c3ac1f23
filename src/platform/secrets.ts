import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderFault } from './folder-fault.ts';

/** What the office's own secret is good for. Each purpose has a key of its own. */
export interface Secrets {
  /** Closes a text so that only this office can read it, and only as what it was closed for (`about`). */
  seal(purpose: string, text: string, about: string): Buffer;
  /** Undefined when it was closed with another secret, for something else, or was changed since. */
  open(purpose: string, sealed: Buffer, about: string): string | undefined;
  /** Keyed hash: the same text gives the same bytes, and nobody without the secret can try texts out. */
  mac(purpose: string, text: string): Buffer;
}

const SECRET_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of what is sealed, so that another cipher can take its place later. */
const AES_256_GCM = 1;

/** Opens the secret of the office, which lies in the data folder and is made at the first start. */
export function openSecrets(data: string): Secrets {
  const secret = readSecret(data);
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `yinuo ${purpose}`, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal(purpose, text, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([AES_256_GCM]), iv, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed, about) {
      if (sealed[0] !== AES_256_GCM || sealed.length < 1 + IV_BYTES + TAG_BYTES) return undefined;
      const iv = sealed.subarray(1, 1 + IV_BYTES);
      const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), iv)
          .setAAD(Buffer.from(about))
          .setAuthTag(tag);
        const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
        return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    mac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
  };
}

function readSecret(data: string): Buffer {
  const file = join(data, 'secret');
  const draft = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(data, { recursive: true });
    // Written whole beside its place: two processes starting at once agree on the one that was linked first.
    writeFileSync(draft, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (secret.length !== SECRET_BYTES) throw new Error(`${file} does not hold a secret`);
    return secret;
  } catch (error) {
    throw folderFault(error, file);
  }
}
