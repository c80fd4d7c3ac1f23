import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LogEntry } from './types.ts';

export const SALT_BYTES = 16;

/** What stands before the first entry. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** RFC 8785: the same data always gives the same bytes, whoever writes it down. */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** The salt keeps a document that was lawfully erased from being guessed by its digest. */
export const digestOf = (salt: Buffer, document: unknown): Buffer =>
  createHash('sha256').update(salt).update(canonicalJson(document), 'utf8').digest();

export const digestText = (digest: Buffer): string => `sha256:${digest.toString('hex')}`;

export const entryText = (entry: LogEntry): string => canonicalJson(entry);

export const chainHash = (previous: Buffer, entry: string): Buffer =>
  createHash('sha256').update(previous).update(entry, 'utf8').digest();
