import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { ANONYMOUS } from '../kernel/actor.ts';
import { settableClock } from './clock.ts';
import type { Context } from './context.ts';
import { silentLog } from './log.ts';
import { once } from './once.ts';
import { transact } from './transaction.ts';

let database: FreshDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await freshDatabase();
  await sql`create table counted (id int primary key, n int not null)`.execute(database.db);
  await sql`insert into counted values (1, 0), (2, 0)`.execute(database.db);
  const machines = { db: database.db, clock: settableClock('2026-03-02T01:00:00Z'), log: silentLog };
  ctx = { ...machines, actor: ANONYMOUS } as unknown as Context;
});
afterAll(() => database.drop());

const count = async (id: number): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select n from counted where id = ${id}`.execute(database.db);
  return rows[0]?.n ?? -1;
};

describe('transact', () => {
  test('keeps all or nothing, and runs what comes after only when kept', async () => {
    const ran: string[] = [];
    const failed = transact(ctx, async (tx) => {
      tx.afterCommit(() => void ran.push('failed'));
      await sql`update counted set n = n + 100 where id = 1`.execute(tx.db);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await count(1)).toBe(0);
    await transact(ctx, async (tx) => {
      tx.afterCommit(() => void ran.push('kept'));
      tx.afterCommit(() => Promise.reject(new Error('mail server away')));
      await transact(tx, (inner) => sql`update counted set n = n + 1 where id = 1`.execute(inner.db));
      expect(ran).toEqual([]);
    });
    expect(ran).toEqual(['kept']);
    expect(await count(1)).toBe(1);
  });

  test('does a deadlocked transaction again', async () => {
    let arrived = 0;
    let bothArrived: () => void = () => undefined;
    const meeting = new Promise<void>((resolve) => (bothArrived = resolve));
    let attempts = 0;
    const crossing = (first: number, second: number): Promise<void> =>
      transact(ctx, async (tx) => {
        attempts += 1;
        await sql`update counted set n = n + 10 where id = ${first}`.execute(tx.db);
        arrived += 1;
        if (arrived === 2) bothArrived();
        await meeting;
        await sql`update counted set n = n + 10 where id = ${second}`.execute(tx.db);
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(attempts).toBe(3);
    expect([await count(1), await count(2)]).toEqual([21, 20]);
  });

  test('refuses the outer database inside', async () => {
    const slip = transact(ctx, () => sql`select 1`.execute(ctx.db));
    await expect(slip).rejects.toThrow('use tx.db');
    await sql`select 1`.execute(ctx.db);
  });
});

describe('once', () => {
  const request = { action: 'round.open', input: { b: [1], a: '二〇二六' } };

  test('answers a repeated request with the first answer, also when both come at once', async () => {
    let acts = 0;
    const send = (): Promise<{ number: number }> =>
      transact({ ...ctx, requestKey: 'k1' }, (tx) =>
        once(tx, { ...request, input: { a: '二〇二六', b: [1] } }, async () => {
          await sql`select pg_sleep(0.05)`.execute(tx.db);
          acts += 1;
          return { number: acts };
        }),
      );
    const answers = await Promise.all([send(), send(), send()]);
    expect(acts).toBe(1);
    expect([...answers, await send()]).toEqual(Array(4).fill({ number: 1 }));
  });

  test('forgets a key whose request failed', async () => {
    const failed = transact({ ...ctx, requestKey: 'k2' }, (tx) =>
      once(tx, request, () => Promise.reject(new Error('no'))),
    );
    await expect(failed).rejects.toThrow('no');
    await expect(
      transact({ ...ctx, requestKey: 'k2' }, (tx) => once(tx, request, async () => 'done')),
    ).resolves.toBe('done');
  });

  test('refuses a key that comes with another request, except from another account', async () => {
    const send = (input: unknown, accountId?: string): Promise<string> =>
      transact(
        { ...ctx, requestKey: 'k3', actor: accountId ? { ...ANONYMOUS, accountId } : ANONYMOUS },
        (tx) => once(tx, { action: 'x', input }, async () => JSON.stringify(input)),
      );
    await send(1);
    await expect(send(2)).rejects.toMatchObject({ code: 'input.key-reused' });
    await expect(send(2, '01890000-0000-7000-8000-000000000001')).resolves.toBe('2');
  });
});
