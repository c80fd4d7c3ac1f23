import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveAs, goodItems, handIn, openTestRound, revisionOf } from '../../../test/letters.ts';
import { codeOf, publishedLetter, type PublishedLetter } from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor } from '../../platform/index.ts';
import {
  loadItem,
  loadVersion,
  recountTally,
  revise,
  saveDraft,
  type ItemAct,
  type ItemState,
} from '../../registry/letters/index.ts';
import { verifyChain } from '../../transparency/index.ts';
import { publish } from '../3-publish/index.ts';
import { claimDone, closeOut, reportProgress, sendClaimBack } from '../4-fulfill/index.ts';
import { findUnfulfilled, orderRectification } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

type Act = Exclude<ItemAct, 'sendBackToRectification'>;
const ACTS: readonly Act[] = [
  'reportProgress',
  'claimDone',
  'sendClaimBack',
  'closeOut',
  'findUnfulfilled',
  'orderRectification',
  'withdraw',
];

/** Written from the notice and the design, not from the table of the product. `claimedUnderOrder` is 已报完成 in 整改. */
type Place = ItemState | 'claimedUnderOrder';
const WAY: Readonly<Record<Place, { acts: readonly Act[]; next: Readonly<Partial<Record<Act, Place>>> }>> = {
  inProgress: {
    acts: [],
    next: {
      reportProgress: 'inProgress',
      claimDone: 'reportedDone',
      findUnfulfilled: 'unfulfilled',
      withdraw: 'withdrawn',
    },
  },
  reportedDone: { acts: ['claimDone'], next: { sendClaimBack: 'inProgress', closeOut: 'closedOut' } },
  closedOut: { acts: ['claimDone', 'closeOut'], next: {} },
  unfulfilled: { acts: ['findUnfulfilled'], next: { orderRectification: 'underRectification' } },
  underRectification: {
    acts: ['findUnfulfilled', 'orderRectification'],
    next: { reportProgress: 'underRectification', claimDone: 'claimedUnderOrder', withdraw: 'withdrawn' },
  },
  claimedUnderOrder: {
    acts: ['findUnfulfilled', 'orderRectification', 'claimDone'],
    next: { sendClaimBack: 'underRectification', closeOut: 'closedOut' },
  },
  withdrawn: { acts: ['withdraw'], next: {} },
};
const PLACES = Object.keys(WAY) as Place[];

async function perform({ letterId, author, reviewer }: PublishedLetter, itemId: Id, act: Act): Promise<void> {
  if (act === 'reportProgress') await reportProgress(author, { itemId, text: '路基已完成', progress: 40 });
  if (act === 'claimDone') await claimDone(author, { itemId, result: '道路已通车', quantity: 800 });
  if (act === 'sendClaimBack') await sendClaimBack(reviewer, { itemId, opinion: '缺少验收单' });
  if (act === 'closeOut') await closeOut(reviewer, { itemId });
  if (act === 'findUnfulfilled') await findUnfulfilled(reviewer, { itemId, reason: '到期未动工' });
  if (act === 'orderRectification') await orderRectification(reviewer, { itemId, reason: '限期完成硬化' });
  if (act !== 'withdraw') return;
  await revise(author, letterId, {
    revision: await revisionOf(author, letterId),
    reason: '规划调整，向群众说明',
  });
  const { version } = await world.db
    .selectFrom('letter')
    .select('version')
    .where('id', '=', letterId)
    .executeTakeFirstOrThrow();
  const { content } = await loadVersion(author, letterId, version);
  await saveDraft(author, letterId, {
    revision: await revisionOf(author, letterId),
    opening: '',
    items: content.items.filter(({ id }) => id !== itemId),
  });
  await handIn(author, letterId);
  await approveAs(reviewer, letterId);
  await publish(reviewer, { letterId, secrecyCheckedBy: '周检查' });
}

let places = 0;
/** A letter of its own with one item brought to this place and three more that keep the letter valid. */
async function itemAt(place: Place): Promise<{ letter: PublishedLetter; itemId: Id }> {
  world.clock.set('2026-03-02T02:00:00Z');
  const code = `990001001${String((places += 1)).padStart(3, '9')}`;
  const branch = await world.addPlace(world.townA, `第${places}村党支部`, 'branch', code);
  const letter = await publishedLetter(world, branch, world.townA, goodItems(4));
  const itemId = letter.items[0]?.id ?? '';
  world.clock.set('2026-10-09T02:00:00Z');
  for (const act of WAY[place].acts) await perform(letter, itemId, act);
  return { letter, itemId };
}

test.each(PLACES)(
  'every act on an item that is %s',
  async (place) => {
    for (const act of ACTS) {
      const { letter, itemId } = await itemAt(place);
      const before = await loadItem(world.office, itemId);
      const next = WAY[place].next[act];
      const outcome = await codeOf(perform(letter, itemId, act));
      const after = await loadItem(world.office, itemId);
      if (next) {
        expect([act, outcome]).toEqual([act, 'done']);
        expect([act, after.state]).toEqual([act, next === 'claimedUnderOrder' ? 'reportedDone' : next]);
      } else {
        const refusals = ['item.wrong-state', 'claim.not-pending', 'input.invalid', 'done'];
        expect([act, refusals.includes(outcome)]).toEqual([act, true]);
        // Withdrawing an item that is withdrawn already publishes a letter without it once more, and changes nothing.
        if (outcome === 'done') expect([place, act]).toEqual(['withdrawn', 'withdraw']);
        expect([act, { ...after, updatedAt: null }]).toEqual([act, { ...before, updatedAt: null }]);
      }
    }
  },
  120_000,
);

test('every published version, closing and order stands in the log; the counters are right; the chain is whole', async () => {
  expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
  expect(await verifyChain(world.office)).toMatchObject({ intact: true, pending: 0 });
  const { rows } = await sql<{ missing: string }>`
    select l.number || ' ' || v.version as missing from letter_version v join letter l on l.id = v.letter_id
      where v.published_at is not null and not exists (select from log_entry e
        where e.subject = l.number and e.revision = v.version
          and e.kind = case when v.version = 1 then 'commitment.published' else 'commitment.revised' end)
    union all
    select number from item where state = 'closedOut' and not exists (select from log_entry e
      where e.subject = item.number and e.kind = 'commitment.item_closed')
    union all
    select item.number from rectification_order o join item on item.id = o.item_id
      where not exists (select from log_entry e where e.subject = item.number and e.kind = 'rectification.ordered')
        or (o.state = 'closed') is distinct from exists
          (select from log_entry e where e.subject = item.number and e.kind = 'rectification.closed')`.execute(
    world.db,
  );
  expect(rows).toEqual([]);
  const kinds = await world.db
    .selectFrom('log_entry')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'commitment.item_closed',
    'commitment.published',
    'commitment.revised',
    'rectification.closed',
    'rectification.ordered',
  ]);
});
