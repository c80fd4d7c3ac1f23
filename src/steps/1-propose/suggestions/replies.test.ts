import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestRound, revisionOf } from '../../../../test/letters.ts';
import {
  codeOf,
  faultsOf,
  publishDraft,
  publishedByPerson,
  publishedLetter,
  type PublishedLetter,
} from '../../../../test/published.ts';
import { lastSuggestion, sent } from '../../../../test/suggestions.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { loadLetter, loadVersion, saveDraft } from '../../../registry/letters/index.ts';
import { entriesOf, verifyChain, sequence } from '../../../transparency/index.ts';
import {
  aboutItem,
  acceptSuggestion,
  markReply,
  passSuggestion,
  publicSuggestions,
  refuseSuggestion,
  replyFigures,
  replyToSuggestion,
  suggestionsWaiting,
  trackSuggestion,
} from './index.ts';

let world: World;
let letter: PublishedLetter;
let number: string;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  letter = await publishedLetter(world, world.branchA1, world.townA);
  number = letter.items[0]!.number;
});
afterAll(() => world.close());

const track = (code: string) => trackSuggestion(world.office, '10.1.1.1', code);
const mark = (code: string, reply: number, done: boolean) =>
  codeOf(markReply(world.office, '10.1.1.1', code, { number: reply, done }));
const suggested = async (text: string) => {
  const { code } = await sent(world.office, aboutItem(number), { text });
  return { code, ...(await lastSuggestion(world.office, text)) };
};
const shown = async () => (await publicSuggestions(world.office, number)).rows;

it('shows nothing unmoderated, and is answered by the committing organization', async () => {
  const { code, id } = await suggested('路面最好再宽半米');
  expect(await shown()).toEqual([]);
  expect(await codeOf(sent(world.office, aboutItem('2026-9999-9999-1'), { text: '没有这项' }))).toBe(
    'item.not-found',
  );
  const { author } = letter;
  const reply = { revision: 2, outcome: 'explained', text: '两侧是农田，不能再宽' };
  expect(await codeOf(replyToSuggestion(author, id, { ...reply, revision: 1 }))).toBe(
    'suggestion.wrong-state',
  );
  expect(
    await faultsOf(passSuggestion(author, id, { revision: 1, toOrganizationId: world.townA.id })),
  ).toEqual(['toOrganizationId suggestion.on-item']);
  await acceptSuggestion(author, id, { revision: 1, text: '路面再宽半米' });
  expect(await shown()).toMatchObject([
    { text: '路面再宽半米', others: 0, replies: [], answerBy: '2026-03-23' },
  ]);
  expect((await suggestionsWaiting(author)).toReply).toBe(1);
  for (const stranger of [
    await world.as('secretary', world.branchA2),
    await world.as('secretary', world.branchB1),
    world.anonymous(),
  ]) {
    expect(await codeOf(replyToSuggestion(stranger, id, reply))).toBe('suggestion.not-found');
  }
  expect(await codeOf(replyToSuggestion(await world.as('leader', world.branchA1), id, reply))).toBe(
    'access.denied',
  );
  expect(await faultsOf(replyToSuggestion(author, id, { ...reply, text: '' }))).toEqual([
    'text input.missing',
  ]);
  expect(await faultsOf(replyToSuggestion(author, id, { ...reply, outcome: 'adopted' }))).toEqual([
    'reason input.missing',
  ]);
  await replyToSuggestion(author, id, reply);
  expect(await codeOf(replyToSuggestion(author, id, reply))).toBe('suggestion.conflict');
  expect((await suggestionsWaiting(author)).toReply).toBe(0);
  expect((await track(code)).replies).toMatchObject([{ outcome: 'explained', version: null, ownMark: null }]);
});

it('puts together what asks for the same; each sender says once for each reply whether it was done', async () => {
  const { author } = letter;
  const one = await suggested('施工时请给行人留条路');
  const two = await suggested('施工时请给行人留一条路走');
  await acceptSuggestion(author, one.id, { revision: 1, text: '施工时给行人留路' });
  await acceptSuggestion(author, two.id, { revision: 1, text: '施工时给行人留路', into: one.id });
  expect(await mark(one.code, 1, true)).toBe('suggestion.not-found');
  await replyToSuggestion(author, one.id, { revision: 2, outcome: 'explained', text: '已设临时便道' });
  await replyToSuggestion(author, one.id, { revision: 3, outcome: 'explained', text: '便道已加宽' });
  expect((await track(two.code)).replies.map(({ text }) => text)).toEqual(['已设临时便道', '便道已加宽']);
  expect(await mark(one.code, 1, false)).toBe('done');
  expect(await mark(one.code, 1, true)).toBe('suggestion.already-marked');
  expect(await mark(one.code, 2, true)).toBe('done');
  expect(await mark(two.code, 1, true)).toBe('done');
  expect(await mark(two.code, 3, true)).toBe('suggestion.not-found');
  const [together] = (await shown()).filter(({ id }) => id === one.id);
  expect(together).toMatchObject({
    others: 1,
    replies: [
      { markedDone: 1, markedNot: 1 },
      { markedDone: 1, markedNot: 0 },
    ],
  });
  expect((await track(two.code)).replies.map(({ ownMark }) => ownMark)).toEqual([true, null]);
});

it('starts a revision for what is adopted, and names the version once it is public', async () => {
  const { author, reviewer, letterId } = letter;
  const one = await suggested('路边请装护栏');
  await acceptSuggestion(author, one.id, { revision: 1, text: '路边装护栏' });
  const adopted = { revision: 2, outcome: 'adopted', text: '采纳，弯道处加装', reason: '采纳群众意见' };
  expect(await codeOf(replyToSuggestion(reviewer, one.id, adopted))).toBe('access.denied');
  expect(await replyToSuggestion(author, one.id, adopted)).toEqual({ letterId });
  const draft = await loadLetter(author, letterId);
  expect([draft.state, draft.version]).toEqual(['draft', 2]);
  expect((await track(one.code)).replies[0]?.version).toEqual({ number: 2, public: false });

  const two = await suggested('完工后请立一块维护公示牌');
  await acceptSuggestion(author, two.id, { revision: 1, text: '完工后立维护公示牌' });
  await replyToSuggestion(author, two.id, { ...adopted, text: '一并写入' });
  const { content } = await loadVersion(author, letterId, 2);
  const items = content.items.map((item, i) =>
    i === 0 ? { ...item, measures: `${item.measures}，弯道加装护栏` } : item,
  );
  await saveDraft(author, letterId, { revision: await revisionOf(author, letterId), opening: '', items });
  await publishDraft(letterId, author, reviewer);
  for (const { code } of [one, two]) {
    expect((await track(code)).replies[0]?.version).toEqual({ number: 2, public: true });
  }
});

it('writes every reply into the log and counts them by organization', async () => {
  await sequence(world.office);
  const replied = (await entriesOf(world.office, number)).filter(({ kind }) => kind === 'suggestion.replied');
  expect(replied.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
  expect(replied.map(({ index }) => index).every((index) => index !== null)).toBe(true);
  expect(JSON.parse(replied[3]!.document)).toMatchObject({
    outcome: 'adopted',
    suggestion: '路边装护栏',
    letterVersion: 2,
  });
  expect(await verifyChain(world.office)).toMatchObject({ intact: true });

  world.clock.set('2026-04-20T02:00:00Z');
  const late = await suggested('什么时候开工');
  await acceptSuggestion(letter.author, late.id, { revision: 1, text: '什么时候开工' });
  const refused = await suggested('你们都是骗子');
  await refuseSuggestion(letter.author, refused.id, {
    revision: 1,
    reason: 'attack',
    answer: '请写具体的事',
  });
  const figures = () => replyFigures(world.office, world.branchA1.code);
  expect(await figures()).toEqual({ taken: 5, replied: 4, inTime: 4, late: 0 });
  world.clock.set('2026-06-20T02:00:00Z');
  expect(await figures()).toMatchObject({ late: 1 });
  expect((await suggestionsWaiting(letter.author)).toReplyLate).toBe(1);
  await replyToSuggestion(letter.author, late.id, { revision: 2, outcome: 'explained', text: '七月开工' });
  expect(await figures()).toEqual({ taken: 5, replied: 5, inTime: 4, late: 0 });
  expect(await replyFigures(world.office, world.branchA2.code)).toMatchObject({ taken: 0 });
});

it('never publishes or logs the name of an ordinary member, whatever was typed', async () => {
  const member = world.people.branchA2[2]!;
  const { items, reviewer } = await publishedByPerson(world, member);
  const own = items[0]!;
  // As in a round that shows members' letters.
  await world.db.updateTable('item').set({ public: true }).where('id', '=', own.id).execute();
  const text = `${member.name}能不能多来两趟`;
  const { code } = await sent(world.office, aboutItem(own.number), { text });
  const { id } = await lastSuggestion(world.office, text);
  await acceptSuggestion(reviewer, id, { revision: 1, text });
  const reply = { revision: 2, outcome: 'explained', text: `${member.name}每周二、周五都去` };
  await replyToSuggestion(reviewer, id, reply);
  const told = JSON.stringify([
    await publicSuggestions(world.office, own.number),
    await track(code),
    await entriesOf(world.office, own.number),
  ]);
  expect(told).toContain('每周二、周五都去');
  expect(told).not.toContain(member.name);
});
