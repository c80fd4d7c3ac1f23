import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../../test/world.ts';
import { SYSTEM } from '../kernel/actor.ts';
import { transact } from '../platform/transaction.ts';
import { withActor, type TransactionContext } from '../platform/context.ts';
import { chainHash, digestOf, GENESIS } from './entry.ts';
import { append, entriesOf, entryOf, sequence, verifyChain } from './index.ts';

let world: World;
const context = () => withActor(world.office, SYSTEM);

beforeAll(async () => void (world = await buildWorld()));
afterAll(() => world.close());
beforeEach(async () => {
  for (const table of ['log_entry', 'log_pending', 'log_document'] as const)
    await world.db.deleteFrom(table).execute();
});

const publish = (tx: TransactionContext, subject: string, revision = 1, text = '修好水渠'): Promise<void> =>
  append(tx, {
    kind: revision === 1 ? 'commitment.published' : 'commitment.revised',
    subject,
    revision,
    organizationCode: '990001',
    document: { text, items: [{ b: 2, a: 1.5 }] },
  });

const publishMany = async (count: number): Promise<void> => {
  for (let i = 1; i <= count; i += 1) await transact(context(), (tx) => publish(tx, `L-${i}`));
};

const counts = async () => ({
  entries: await world.db.selectFrom('log_entry').select('index').orderBy('index').execute(),
  pending: await world.db.selectFrom('log_pending').select('id').execute(),
});

test('writers beside each other leave neither a gap nor a loss, and a rolled back act leaves nothing', async () => {
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 12; i += 1) {
        const act = transact(context(), async (tx) => {
          await publish(tx, `W-${writer}-${i}`);
          if (i % 4 === 3) throw new Error('changed my mind');
        });
        await (i % 4 === 3 ? expect(act).rejects.toThrow('changed my mind') : act);
      }
    }),
  );
  const { entries, pending } = await counts();
  expect(pending).toEqual([]);
  expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 72 }, (_, i) => i + 1));
  expect(await verifyChain(context())).toMatchObject({ intact: true, entries: 72, pending: 0 });
});

test('a crash between commit and sequencing leaves pending rows that the next start takes up', async () => {
  await publishMany(2);
  const crashed = { ...context() };
  await transact(crashed, async (tx) => {
    await publish({ ...tx, afterCommit: () => undefined }, 'L-3');
  });
  expect((await counts()).pending).toHaveLength(1);
  expect(await entryOf(context(), 'L-3', 'commitment.published', 1)).toMatchObject({
    index: null,
    hash: null,
  });
  expect(await verifyChain(context())).toMatchObject({ intact: true, entries: 2, pending: 1 });

  await Promise.all([sequence(world.office), sequence(world.office), sequence(world.office)]);
  expect(await verifyChain(context())).toMatchObject({ intact: true, entries: 3, pending: 0 });
  expect(await entryOf(context(), 'L-3', 'commitment.published', 1)).toMatchObject({ index: 3 });
});

test('an entry can be recomputed from what the public page shows, and names the revision before it', async () => {
  await transact(context(), (tx) => publish(tx, 'L-1'));
  await transact(context(), (tx) => publish(tx, 'L-1', 2, '修好两条水渠'));
  const [first, second] = await entriesOf(context(), 'L-1');
  if (!first || !second) throw new Error('two entries were expected');
  const digest = digestOf(Buffer.from(second.salt, 'hex'), JSON.parse(second.document));
  expect(digest.toString('hex')).toBe(second.digest);
  expect(second.document).toBe('{"items":[{"a":1.5,"b":2}],"text":"修好两条水渠"}');
  expect(JSON.parse(first.entry)).toMatchObject({
    prev: null,
    rev: 1,
    by: '990001',
    at: '2026-03-02T02:00:00Z',
  });
  expect(JSON.parse(second.entry)).toMatchObject({
    prev: `sha256:${first.digest}`,
    digest: `sha256:${second.digest}`,
  });
  expect(chainHash(GENESIS, first.entry).toString('hex')).toBe(first.hash);
  expect(chainHash(Buffer.from(first.hash ?? '', 'hex'), second.entry).toString('hex')).toBe(second.hash);
});

test('the same revision cannot be published twice', async () => {
  await publishMany(1);
  await expect(publishMany(1)).rejects.toThrow(/log_document_pkey/);
});

describe('what was changed behind our back is found at its index', () => {
  const cases: readonly [fault: string, index: number, change: ReturnType<typeof sql>][] = [
    ['hash', 4, sql`update log_entry set entry = replace(entry, '990001', '990002') where index = 4`],
    ['hash', 2, sql`update log_entry set hash = set_byte(hash, 31, get_byte(hash, 31) # 1) where index = 2`],
    [
      'previous',
      5,
      sql`update log_entry set previous_hash = set_byte(previous_hash, 0, get_byte(previous_hash, 0) # 1) where index = 5`,
    ],
    ['gap', 3, sql`delete from log_entry where index = 3`],
    ['gap', 1, sql`delete from log_entry where index = 1`],
    ['columns', 2, sql`update log_entry set subject = 'L-9' where index = 2`],
    [
      'document',
      6,
      sql`update log_document set document = jsonb_set(document, '{text}', '"修好水梁"') where subject = 'L-6'`,
    ],
    [
      'document',
      1,
      sql`update log_document set salt = set_byte(salt, 3, get_byte(salt, 3) # 1) where subject = 'L-1'`,
    ],
    ['document', 4, sql`delete from log_document where subject = 'L-4'`],
  ];
  test.each(cases)('%s at %i', async (fault, index, change) => {
    await publishMany(6);
    await change.execute(world.db);
    expect(await verifyChain(context())).toEqual({ intact: false, index, fault });
  });

  test('a chain made anew, or cut short, is found by a hash written down before', async () => {
    await publishMany(3);
    const before = await verifyChain(context());
    if (!before.intact || !before.head) throw new Error('intact');
    const anchors = [{ index: 3, hash: before.head.slice(0, 16) }];
    expect(await verifyChain(context(), anchors)).toMatchObject({ intact: true });
    await sql`delete from log_entry where index = 3`.execute(world.db);
    expect(await verifyChain(context())).toMatchObject({ intact: true, entries: 2 });
    expect(await verifyChain(context(), anchors)).toEqual({ intact: false, index: 3, fault: 'anchor' });
    await transact(context(), (tx) => publish(tx, 'L-4'));
    expect(await verifyChain(context(), anchors)).toEqual({ intact: false, index: 3, fault: 'anchor' });
  });
});
