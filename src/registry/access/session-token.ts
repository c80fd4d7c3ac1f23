import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only this is stored: who reads the database cannot take over a session. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
