import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveAs, draftFor, goodItems, handIn, openTestRound, revisionOf } from '../../../test/letters.ts';
import { codeOf, faultsOf } from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import {
  itemsOf,
  loadLetter,
  loadVersion,
  revise,
  saveDraft,
  showLetter,
} from '../../registry/letters/index.ts';
import { entriesOf, verifyChain } from '../../transparency/index.ts';
import {
  itemPage,
  letterPage,
  publish,
  publishMany,
  searchPublic,
  showPublication,
  waitingForPublication,
} from './index.ts';
import { findingsIn } from './scan-rules.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const words = (text: string) => ({
  content: { opening: text, items: [] },
  reason: null,
});

test.each([
  ['值班电话13912345678', ['mobile 13912345678']],
  ['结对低保户张建国家，送医上门', ['hardship 低保户张建国']],
  ['帮助困难群众解决就业', []],
  ['帮扶困难户、残疾人等12户', []],
  ['住在3号楼2单元501室的老人', ['homeAddress 3号楼2单元501室']],
  ['联系微信：wx_liuquan88', ['onlineAccount 微信：wx_liuquan88']],
  ['老党员1938年5月出生', ['birthDate 1938年5月出生']],
  ['与程䶮、李敏结对', ['memberName 程䶮', 'memberName 李敏']],
  ['走访低保户张建国家旺', ['hardship 低保户张建国家旺']],
])('%s', (text, found) => {
  const members = ['程䶮', '李敏', '国家旺'];
  expect(findingsIn(words(text), { members }).map((one) => `${one.kind} ${one.words}`)).toEqual(found);
});

/** An approved letter of the branch whose first item speaks of a household and of a member by name. */
async function approved(place: 'branchA1' | 'branchA2'): Promise<Id> {
  const author = await world.as('secretary', world[place]);
  const [first, ...rest] = goodItems(3);
  const items = [
    { ...first!, content: '结对低保户张建国家送煤两吨', measures: '由李敏负责联系，每月上门一次' },
    ...rest,
  ];
  const letterId = await draftFor(author, world[place].id, items);
  await handIn(author, letterId);
  await approveAs(await world.as('secretary', world.townA), letterId);
  return letterId;
}

describe('what the scan finds', () => {
  let letterId: Id;
  beforeAll(async () => void (letterId = await approved('branchA1')));

  test('holds the publication up until each place is decided, one by one and with a reason', async () => {
    const reviewer = await world.as('secretary', world.townA);
    const waiting = await waitingForPublication(reviewer, { roundId });
    expect(waiting.rows.find(({ id }) => id === letterId)).toMatchObject({
      undecided: 2,
      checkedByName: null,
    });
    const { findings } = await showPublication(reviewer, letterId);
    expect(findings.map(({ kind, field }) => [kind, field])).toEqual([
      ['hardship', 'items.1.content'],
      ['memberName', 'items.1.measures'],
    ]);
    const [household, member] = findings;
    const check = { letterId, secrecyCheckedBy: '周检查' };
    expect(await faultsOf(publish(reviewer, check))).toEqual(
      findings.map(({ key }) => `decision.${key} publish.finding-undecided`),
    );
    expect(await publishMany(reviewer, { letterIds: [letterId], secrecyCheckedBy: '周检查' })).toMatchObject([
      { done: false, code: 'publish.finding-undecided' },
    ]);
    const confirmed = { key: member!.key, decision: 'confirmed', reason: '' };
    const masked = { key: household!.key, decision: 'masked', reason: '' };
    expect(await faultsOf(publish(reviewer, { ...check, decisions: [masked, confirmed] }))).toEqual([
      `reason.${member!.key} publish.reason-missing`,
    ]);
    // A decision about other words decides nothing.
    const elsewhere = { ...masked, key: 'items.1.content@0-3' };
    expect(await faultsOf(publish(reviewer, { ...check, decisions: [elsewhere] }))).toHaveLength(2);
    expect((await loadLetter(reviewer, letterId)).state).toBe('approved');
  });

  test('stands as *** everywhere in public, while the archive keeps the words', async () => {
    const reviewer = await world.as('secretary', world.townA);
    const { findings } = await showPublication(reviewer, letterId);
    await publish(reviewer, {
      letterId,
      secrecyCheckedBy: '周检查',
      decisions: [
        { key: findings[0]!.key, decision: 'masked', reason: '' },
        { key: findings[1]!.key, decision: 'confirmed', reason: '本人同意，工作联系人' },
      ],
    });
    const { number } = await loadLetter(reviewer, letterId);
    const version = await loadVersion(reviewer, letterId, 1);
    expect(version.content.items[0]?.content).toBe('结对低保户张建国家送煤两吨');
    expect(version).toMatchObject({ secrecyCheckedBy: '周检查' });
    const stranger = await world.as('secretary', world.branchB1);
    const said = JSON.stringify([
      await letterPage(world.office, number),
      await itemPage(world.office, `${number}-1`),
      await entriesOf(world.office, number),
      (await searchPublic(world.office, { words: '送煤两吨' })).items,
      await showLetter(stranger, letterId),
      await itemsOf(world.office, letterId),
    ]);
    expect(said).toContain('结对***家送煤两吨');
    expect(said).not.toContain('张建国');
    expect((await searchPublic(world.office, { words: '张建国' })).items.rows).toEqual([]);
    const { letter } = await letterPage(world.office, number);
    expect(letter).toMatchObject({ secrecyCheckedOn: '2026-03-02', items: [{ measures: /李敏/ }, {}, {}] });
    expect(await verifyChain(world.office)).toMatchObject({ intact: true });
  });

  test('is asked again of a revision, and a masked item that is settled can stay as it is', async () => {
    const author = await world.as('secretary', world.branchA1);
    const reviewer = await world.as('secretary', world.townA);
    await world.db
      .updateTable('item')
      .set({ state: 'closedOut' })
      .where('letter_id', '=', letterId)
      .where('ordinal', '=', 1)
      .execute();
    await revise(author, letterId, {
      revision: await revisionOf(author, letterId),
      reason: '增加李敏的联系电话',
    });
    const { content } = await loadVersion(author, letterId, 2);
    expect(content.items[0]?.content).toBe('结对低保户张建国家送煤两吨');
    await saveDraft(author, letterId, {
      revision: await revisionOf(author, letterId),
      opening: '',
      items: content.items.map((item, i) => (i === 1 ? { ...item, dueOn: '2026-10-31' } : item)),
    });
    await handIn(author, letterId);
    await approveAs(reviewer, letterId);
    expect(await faultsOf(publish(reviewer, { letterId, secrecyCheckedBy: '周检查' }))).toHaveLength(3);
    const { findings } = await showPublication(reviewer, letterId);
    const decisions = findings.map(({ key }) => ({ key, decision: 'masked', reason: '' }));
    await publish(reviewer, { letterId, secrecyCheckedBy: '周检查', decisions });
    const { number } = await loadLetter(reviewer, letterId);
    expect((await letterPage(world.office, number)).letter.reason).toBe('增加***的联系电话');
    expect(await itemsOf(reviewer, letterId)).toMatchObject([
      { content: '结对***家送煤两吨', state: 'closedOut' },
      { dueOn: '2026-10-31' },
      {},
    ]);
  });
});

test('only those who may publish see the desk, and a check needs a name', async () => {
  const letterId = await approved('branchA2');
  const desk = async (ctx: Parameters<typeof showPublication>[0]) => codeOf(showPublication(ctx, letterId));
  expect(await desk(world.anonymous())).toBe('letter.not-found');
  expect(await desk(await world.as('secretary', world.branchA1))).toBe('letter.not-found');
  expect(await desk(await world.as('clerk', world.branchA2))).toBe('access.denied');
  expect(await desk(await world.as('office', world.city))).toBe('access.denied');
  const reviewer = await world.as('secretary', world.townA);
  expect(await desk(reviewer)).toBe('done');
  expect(await faultsOf(publish(reviewer, { letterId }))).toEqual([
    'decision.items.1.content@2-8 publish.finding-undecided',
    'secrecyCheckedBy input.missing',
  ]);
});
