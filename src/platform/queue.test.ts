import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { ANONYMOUS } from '../kernel/actor.ts';
import type { Context } from './context.ts';
import { silentLog } from './log.ts';
import { defineJob, openQueue, type Queue } from './queue.ts';
import { transact } from './transaction.ts';

let database: FreshDatabase;
let queue: Queue;
beforeAll(async () => {
  database = await freshDatabase();
  queue = await openQueue(database.pool, silentLog, { sendOnly: true });
});
afterAll(async () => {
  await queue.stop();
  await database.drop();
});

const waiting = async (name: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pgboss.job where name = ${name} and state in ('created', 'retry')`.execute(
    database.db,
  );
  return rows[0]?.count ?? -1;
};

test('a job exists only if its transaction commits', async () => {
  const job = defineJob<{ letter: string }>('letters.print');
  const ctx = { db: database.db, log: silentLog, actor: ANONYMOUS } as unknown as Context;
  const failed = transact(ctx, async (tx) => {
    await queue.enqueue(tx.db, job, { letter: 'a' });
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(await waiting(job.name)).toBe(0);
  await transact(ctx, (tx) => queue.enqueue(tx.db, job, { letter: 'b' }));
  await queue.enqueue(database.db, job, { letter: 'c' });
  const done: string[] = [];
  await new Promise<void>((resolve, reject) => {
    queue.work(job, async ({ letter }) => void (done.push(letter) === 2 && resolve())).catch(reject);
  });
  expect(done.toSorted()).toEqual(['b', 'c']);
});

test('of two waiting jobs with one singleton key one is kept', async () => {
  const job = defineJob<{ round: number }>('coverage.refresh');
  await queue.enqueue(database.db, job, { round: 1 }, { singletonKey: 'r1' });
  await queue.enqueue(database.db, job, { round: 1 }, { singletonKey: 'r1' });
  await queue.enqueue(database.db, job, { round: 2 }, { singletonKey: 'r2' });
  await queue.enqueue(database.db, job, { round: 3 });
  await queue.enqueue(database.db, job, { round: 3 });
  expect(await waiting(job.name)).toBe(4);
});

test('a handler that fails is tried again later', async () => {
  const job = defineJob<{ to: string }>('mail.send', { retries: 3 });
  await queue.enqueue(database.db, job, { to: 'x' });
  await new Promise<void>((resolve, reject) => {
    queue
      .work(job, () => {
        setTimeout(resolve, 100);
        return Promise.reject(new Error('mail server away'));
      })
      .catch(reject);
  });
  await expect.poll(() => waiting(job.name)).toBe(1);
});

test('a job that was cut off with its process runs again', async () => {
  const job = defineJob<{ import: string }>('people.import', { retryDelaySeconds: 0 });
  await queue.enqueue(database.db, job, { import: 'roster' });
  // As a killed process leaves it: active, without a sign of life for some time.
  await sql`update pgboss.job set state = 'active', started_on = now() - interval '60 s',
    heartbeat_on = now() - interval '60 s' where name = ${job.name}`.execute(database.db);
  const server = await openQueue(database.pool, silentLog, { heartbeatSeconds: 10 });
  const again = await new Promise<{ import: string }>((resolve, reject) => {
    server.work(job, async (data) => resolve(data)).catch(reject);
  });
  expect(again).toEqual({ import: 'roster' });
  await server.stop();
});
