import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findLiveEndpoint, lockDataFolder } from './data-folder-lock.ts';

const BEAT_MS = 40;
const lockFile = (data: string) => join(data, 'lock', readdirSync(join(data, 'lock')).at(-1) ?? '');

/** Rewrites the lock as another place would have written it. */
function pretendElsewhere(data: string, place: { boot?: string; namespace?: string; host?: string }): string {
  const file = lockFile(data);
  const owner: { place: object } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...owner, place: { ...owner.place, ...place } }));
  return file;
}

test('one holder at a time; after a release the next one gets it', async () => {
  const data = await temporaryFolder();
  const first = await lockDataFolder(data);
  await expect(lockDataFolder(data)).rejects.toMatchObject({
    code: 'platform.data-folder-in-use',
    detail: { params: { pid: process.pid, folder: data } },
  });
  first.release();
  const second = await lockDataFolder(data);
  second.release();
  expect(readdirSync(join(data, 'lock'))).toHaveLength(1);
});

test('tells others where the database listens, until the release', async () => {
  const data = await temporaryFolder();
  const lock = await lockDataFolder(data);
  const endpoint = { host: '/x', port: 5432, user: 'yinuo', database: 'yinuo' };
  lock.publish(endpoint);
  expect(await findLiveEndpoint(data)).toEqual(endpoint);
  lock.release();
  expect(await findLiveEndpoint(data)).toBeUndefined();
  expect(await findLiveEndpoint(join(data, 'nowhere'))).toBeUndefined();
});

test('another container on the same folder counts as long as it shows signs of life', async () => {
  const data = await temporaryFolder();
  (await lockDataFolder(data)).publish({ host: '/x', port: 1, user: '', database: '' });
  const file = pretendElsewhere(data, { namespace: 'pid:[1]', host: 'other' });
  let beat = 1;
  const alive = setInterval(() => utimesSync(file, beat, (beat += 1)), BEAT_MS);
  await expect(lockDataFolder(data, BEAT_MS)).rejects.toMatchObject({ code: 'platform.data-folder-in-use' });
  clearInterval(alive);
  utimesSync(file, 1, 1);
  (await lockDataFolder(data, BEAT_MS)).release();
});

test('a lock from before the machine started again is taken over at once', async () => {
  const data = await temporaryFolder();
  await lockDataFolder(data, 60_000);
  pretendElsewhere(data, { boot: 'an earlier boot' });
  (await lockDataFolder(data, 60_000)).release();
});

test('a lock that cannot be read does not hold the folder', async () => {
  const data = await temporaryFolder();
  await lockDataFolder(data);
  writeFileSync(lockFile(data), '');
  (await lockDataFolder(data)).release();
});
