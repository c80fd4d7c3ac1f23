import { randomBytes } from 'node:crypto';

/** UUIDv7: time-ordered, made by the application, never by the database. */
export type Id = string;

const LOW = 2 ** 30;
/** Starts at random in each process; of its 42 bits the highest two stay free to count on. */
let count = randomBytes(5).readUIntBE(0, 5);

/** Ids of one instant keep the order in which this process made them (RFC 9562, 6.2, method 1). */
export function newId(now: number = Date.now()): Id {
  const bytes = randomBytes(16);
  count += 1;
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 + Math.floor(count / LOW), 6);
  bytes.writeUInt32BE(0x8000_0000 + (count % LOW), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: string): text is Id => ID.test(text);

/** One step of an organization's path: 10 letters of base 36, unlikely enough to collide among siblings. */
export function newPathKey(): string {
  return BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10);
}
