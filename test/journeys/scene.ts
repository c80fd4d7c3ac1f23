import { addDays } from '../../src/kernel/days.ts';
import type { Id } from '../../src/kernel/ids.ts';
import {
  exempt,
  loadLetter,
  loadVersion,
  recordOral,
  revise,
  saveDraft,
} from '../../src/registry/letters/index.ts';
import { withActor } from '../../src/platform/index.ts';
import { actorOfAccount } from '../../src/registry/access/index.ts';
import { upload } from '../../src/registry/imports/index.ts';
import { organizationImporter } from '../../src/registry/organizations/index.ts';
import { createRound } from '../../src/registry/rounds/index.ts';
import { addNeeds, recordActivity } from '../../src/steps/1-propose/collection/index.ts';
import { recordNeed, releaseNeeds } from '../../src/steps/1-propose/needs/index.ts';
import { sendBack } from '../../src/steps/2-review/index.ts';
import { startPrint } from '../../src/steps/3-publish/printing/index.ts';
import { claimDone, closeOut, reportProgress } from '../../src/steps/4-fulfill/index.ts';
import {
  assess,
  confirmAssessment,
  enterPublicAppraisal,
  findUnfulfilled,
  leaderComment,
  orderRectification,
  selfCheck,
  showAppraisal,
} from '../../src/steps/5-appraise/index.ts';
import { approveAs, draftFor, draftForPerson, goodItems, handIn, revisionOf } from '../letters.ts';
import { publishDraft, publishedLetter, type PublishedLetter } from '../published.ts';
import { ask } from './questionnaire-pages.ts';
import { suggest } from './suggestion-pages.ts';
import { readOut, scheduleMasked } from './publish-pages.ts';
import { account, type Town } from './town.ts';

/** One of everything that a page can show, and who may see it. */
export interface Scene {
  readonly sessions: Readonly<Record<'city' | 'town' | 'branch' | 'member', string>>;
  readonly needId: Id;
  /** A meeting that gave two needs, one of them like `needId`. */
  readonly activityId: Id;
  readonly draftRoundId: Id;
  readonly openRoundId: Id;
  readonly importId: Id;
  readonly accountId: Id;
  /** Published, revised, appraised; items: closed out, claimed, under rectification. */
  readonly published: PublishedLetter & { readonly number: string };
  /** Sent back to the town with remarks. */
  readonly returnedId: Id;
  /** Of a member, waiting for the branch. */
  readonly submittedId: Id;
  /** Answered online and on paper. */
  readonly questionnaireId: Id;
  readonly questionnaireCode: string;
  readonly draftQuestionnaireId: Id;
  /** Of a resident, waiting, with personal data, contact and a need like it. */
  readonly suggestionId: Id;
  /** On a published item, replied to. */
  readonly repliedId: Id;
  /** Of that one. */
  readonly trackingCode: string;
  /** Waiting for its hour, with a finding that was masked. */
  readonly approvedId: Id;
  /** A reading of the published letter, with a photograph. */
  readonly occasionId: Id;
  /** A leading cadre of the town. */
  readonly cadreId: Id;
  /** Ordered by the town. */
  readonly printId: Id;
}

/** Who opens a page: somebody with a session of the scene, or nobody in particular. */
export type Who = keyof Scene['sessions'] | 'nobody';
/** Who opens which addresses, by the route they stand on. */
export type Visits = Readonly<Record<string, readonly (readonly [Who, string])[]>>;

export async function buildScene(town: Town): Promise<Scene> {
  const { world, today } = town;
  const office = await world.as('office', world.city);
  const branch = await world.as('secretary', world.branchA1);
  const dueOn = addDays(today, 60);
  const items = (count: number, category?: string) =>
    goodItems(count, category).map((item) => ({ ...item, dueOn }));

  const { id: needId } = await recordNeed(branch, {
    organizationId: world.branchA1.id,
    text: '村口路灯坏了三盏，晚上看不清路',
    source: 'visit',
    raisedCount: 12,
    heardOn: addDays(today, -30),
  });
  const { id: activityId } = await recordActivity(branch, {
    organizationId: world.branchA1.id,
    kind: 'discussionMeeting',
    heldOn: addDays(today, -20),
    place: '村部会议室',
    ledBy: '王强',
    participants: 23,
    minutes: '大家说得最多的是路灯和水压。',
  });
  const lines = [{ text: '村口路灯坏了三盏，夜里看不清路', raisedCount: 5 }, { text: '自来水压力不足' }];
  const { ids } = await addNeeds(branch, activityId, { lines });
  await releaseNeeds(branch, { needIds: ids, public: true });
  const promised = items(3).map((item, i) => ({
    ...item,
    ...(i === 2 ? { dueOn: addDays(today, -1) } : {}),
    ...(i === 1 ? {} : { recurrence: { every: 'month' } }),
  }));
  const first = await publishedLetter(world, world.branchA1, world.townA, promised);
  const published = await changedOnce(first);
  await fulfill(published);
  await appraise(town, published);

  const [secretary, member, third] = world.people.branchA1;
  const submittedId = await draftForPerson(
    await world.as('clerk', world.branchA1),
    third!.id,
    items(1, 'service'),
  );
  await handIn(await world.as('clerk', world.branchA1), submittedId);
  await recordOral(await world.as('secretary', world.branchA2), {
    personId: world.people.branchA2[0]!.id,
    words: '每周走访两户困难群众',
    heardBy: '周喆',
    spokenOn: today,
  });
  await exempt(await world.as('secretary', world.branchA2), {
    committer: 'person',
    personId: world.people.branchA2[1]!.id,
    reason: 'illness',
  });
  const other = await world.as('secretary', world.branchA2);
  const waiting = await draftFor(
    other,
    world.branchA2.id,
    items(3).map((item) => ({ ...item, measures: `${item.measures}，结对低保户张建国家` })),
  );
  await handIn(other, waiting);
  await approveAs(await world.as('secretary', world.townA), waiting);

  await scheduleMasked(await world.as('secretary', world.townA), waiting, addDays(today, 3));
  const occasionId = await readOut(branch, published.letterId, today);

  const townAuthor = await world.as('secretary', world.townA);
  const returnedId = await draftFor(townAuthor, world.townA.id, items(3));
  await handIn(townAuthor, returnedId);
  await sendBack(await world.as('secretary', world.countyA), returnedId, {
    revision: await revisionOf(townAuthor, returnedId),
    reasons: ['vague'],
    opinion: '请写明路段起止',
  });

  const questionnaires = await ask(town);
  const suggestions = await suggest(town, published.items[0]!.number);
  const { id: draftRoundId } = await createRound(office, {
    code: 'NEXT',
    name: '下一年度公开承诺',
    startsOn: addDays(today, 300),
    endsOn: addDays(today, 600),
    template: 'excellence2010',
  });
  const { id: importId } = await upload(office, organizationImporter, {
    fileName: '党组织.csv',
    content: bytes('党组织全称,党组织代码,上级党组织\n中共甲县河西镇委员会,990001009,中共甲县委员会\n'),
  });
  const sessions = {
    city: await account(town, 'city', 'office', world.city),
    town: await account(town, 'town', 'secretary', world.townA),
    branch: await account(town, 'branch', 'secretary', world.branchA1, secretary),
    member: await account(town, 'member', 'member', world.branchA1, member),
  };
  const { accountId } = await world.actor('secretary', world.branchA1);
  return {
    sessions,
    needId,
    activityId,
    draftRoundId,
    openRoundId: (await loadLetter(office, published.letterId)).roundId,
    importId,
    accountId: accountId!,
    published,
    returnedId,
    submittedId,
    ...questionnaires,
    ...suggestions,
    approvedId: waiting,
    occasionId,
    cadreId: (await world.addPerson(world.townA, '高远', 'fullMember', { leadingCadre: true })).id,
    printId: await printedBy(town, 'town'),
  };
}

/** A batch ordered by the account of this login. */
async function printedBy({ world, url }: Town, login: string): Promise<Id> {
  const { id } = await world.db
    .selectFrom('account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  const actor = await actorOfAccount(world.office, id);
  if (!actor) throw new Error(`no account ${login}`);
  const order = { print: 'letters', extent: 'subtree', organizationId: world.townA.id };
  return (await startPrint(withActor(world.office, actor), order, url)).id;
}

async function changedOnce(letter: PublishedLetter): Promise<Scene['published']> {
  const { author, reviewer, letterId } = letter;
  await revise(author, letterId, { revision: await revisionOf(author, letterId), reason: '施工图调整' });
  const { number, revision, version } = await loadLetter(author, letterId);
  const { content } = await loadVersion(author, letterId, version);
  const items = content.items.map((item) => ({ ...item, measures: `${item.measures}，每月通报一次` }));
  await saveDraft(author, letterId, { revision, opening: '', items });
  return { ...(await publishDraft(letterId, author, reviewer)), number };
}

async function fulfill({ author, reviewer, items }: PublishedLetter): Promise<void> {
  const [closed, claimed, unkept] = items;
  for (const item of [closed!, claimed!]) {
    await reportProgress(author, { itemId: item.id, text: '完成招标', progress: 40 });
    await claimDone(author, { itemId: item.id, result: '全部完工，村民代表到场查看', quantity: 800 });
  }
  await closeOut(reviewer, { itemId: closed!.id, opinion: '现场核实属实' });
  await findUnfulfilled(reviewer, { itemId: unkept!.id, reason: '到期未完成，也没有说明原因' });
  await orderRectification(reviewer, { itemId: unkept!.id, reason: '限期补齐' });
}

async function appraise(
  { world, today }: Town,
  { letterId, author, reviewer, items }: PublishedLetter,
): Promise<void> {
  const leader = await world.as('leader', world.townA);
  await selfCheck(author, {
    letterId,
    statement: '逐项对照检查',
    items: items.map(({ id }, i) => ({
      itemId: id,
      fulfilled: i === 2 ? 'no' : 'yes',
      statement: '如实填报',
    })),
  });
  await leaderComment(leader, {
    letterId,
    leaderName: '张建国',
    leaderPost: '镇党委副书记',
    good: '台账清楚',
    problem: '有一项没有完成',
    direction: '倒排工期',
    score: 88,
  });
  await enterPublicAppraisal(author, {
    letterId,
    heldOn: today,
    place: '柳泉村会议室',
    participants: 32,
    issued: 32,
    returned: 30,
    counts: { satisfied: 22, fairlySatisfied: 5, dissatisfied: 2, unaware: 1 },
  });
  await assess(reviewer, { letterId, organizationScore: 80, opinion: '总体落实较好' });
  const { assessment } = await showAppraisal(leader, letterId);
  await confirmAssessment(leader, { letterId, seen: assessment?.at.toISOString() });
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
