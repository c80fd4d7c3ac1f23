import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { settableClock } from '../clock.ts';
import { bumpContentVersion } from '../content-version.ts';
import type { Context } from '../context.ts';
import { silentLog } from '../log.ts';
import { transact } from '../transaction.ts';
import { watchContent } from './content-watch.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('follows this process at once, others soon, and the day', async () => {
  const clock = settableClock('2026-03-02T15:59:00Z');
  const watch = await watchContent(database.db, clock, 20);
  onTestFinished(() => watch.stop());
  const ctx = { db: database.db, clock, log: silentLog } as unknown as Context;

  const before = watch.version();
  await transact(ctx, async (tx) => bumpContentVersion(tx));
  const bumped = watch.version();
  expect(bumped).not.toBe(before);

  const failed = transact(ctx, async (tx) => {
    bumpContentVersion(tx);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(watch.version()).toBe(bumped);

  await sql`update content_version set version = version + 5`.execute(database.db);
  await expect.poll(() => watch.version()).not.toBe(bumped);

  const evening = watch.version();
  clock.advance(60_000);
  expect(watch.version()).not.toBe(evening);
});
