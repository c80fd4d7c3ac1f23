import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  draftFor,
  draftForPerson,
  goodItems,
  openTestRound,
  putThrough,
  revisionOf,
} from '../../../../test/letters.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { discardDraft, loadLetter, revise, saveDraft } from '../../../registry/letters/index.ts';
import { roundById } from '../../../registry/rounds/index.ts';
import { findTwins, showChecks } from './index.ts';

const TEXT = '组织党员每月打扫柳泉河沿岸，清运垃圾不少于三车，重点清理二号桥下的建筑垃圾';
const NEARLY = '组织党员每月打扫柳泉河沿岸，清运垃圾不少于五车，重点清理二号桥下的建筑垃圾';
const OTHER = '为八十岁以上老人每季度上门理发一次，由支部志愿服务队负责登记';

const saying = (...texts: readonly string[]) =>
  goodItems(texts.length).map((item, i) => ({ ...item, content: texts[i]! }));

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
});
afterAll(() => world.close());

const twinsFor = async (ctx: Context, letterId: Id) => {
  const letter = await loadLetter(ctx, letterId);
  return findTwins(ctx, letter, await roundById(ctx, letter.roundId));
};
const printed = async (letterId: Id): Promise<string[]> => {
  const rows = await world.db
    .selectFrom('item_fingerprint')
    .select('content')
    .where('letter_id', '=', letterId)
    .orderBy('content')
    .execute();
  return rows.map(({ content }) => content);
};
const save = async (ctx: Context, letterId: Id, ...texts: readonly string[]) =>
  saveDraft(ctx, letterId, {
    revision: await revisionOf(ctx, letterId),
    opening: '',
    items: saying(...texts),
  });

describe('a twin', () => {
  it('is found across the tree, but a draft of somebody else is told neither by name nor by words', async () => {
    const theirs = await world.as('clerk', world.branchB1);
    await draftFor(theirs, world.branchB1.id, saying(TEXT, OTHER, OTHER));
    const mine = await world.as('clerk', world.branchA1);
    const id = await draftFor(
      mine,
      world.branchA1.id,
      saying(NEARLY, '在村部设一个图书角', '在村部设一个图书角'),
    );
    const twins = await twinsFor(mine, id);
    expect(twins).toEqual([{ itemId: expect.any(String), share: expect.any(Number), readable: false }]);
    expect(twins[0]!.share).toBeGreaterThanOrEqual(80);
    const { findings } = await showChecks(mine, id);
    expect(JSON.stringify({ twins, findings })).not.toMatch(/三车|branchB1|乙县/);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'copied',
        reason: 'copied',
        params: { share: twins[0]!.share, name: '' },
      }),
    );
    // Identical items of one letter are no twins of themselves: the check says so by itself.
    expect(findings.filter(({ reason }) => reason === 'copiedWithin')).toHaveLength(1);

    // Once it is published everybody sees it side by side, with what is equal.
    const other = await world.db
      .selectFrom('letter')
      .select('id')
      .where('organization_id', '=', world.branchB1.id)
      .executeTakeFirstOrThrow();
    await putThrough(world, other.id);
    const [shown] = await twinsFor(mine, id);
    expect(shown).toMatchObject({
      readable: true,
      letterId: other.id,
      content: TEXT,
      committerName: '柳泉村党支部',
    });

    // What is being revised is again only for those inside.
    await revise(theirs, other.id, { revision: await revisionOf(theirs, other.id), reason: '改一改' });
    await save(theirs, other.id, NEARLY, OTHER, OTHER);
    expect(await twinsFor(mine, id)).toMatchObject([{ share: 100, readable: false }]);
    expect(await twinsFor(await world.as('clerk', world.branchB1), id)).toMatchObject([{ readable: true }]);
  });

  it('of a member is told to the branch of both, not to a member beside it', async () => {
    const text = '每周三下午在村部教老人使用手机挂号，全年四十次';
    const [one, two] = world.people.branchA2;
    const branch = await world.as('clerk', world.branchA2);
    await draftForPerson(branch, one!.id, saying(text));
    const id = await draftForPerson(await world.asPerson(two!), two!.id, saying(text));
    expect(await twinsFor(await world.asPerson(two!), id)).toMatchObject([{ share: 100, readable: false }]);
    expect(await twinsFor(branch, id)).toMatchObject([
      { share: 100, readable: true, committerName: one!.name },
    ]);
  });

  it('is found at once among many copies, however many there are', async () => {
    const branch = await world.as('clerk', world.branchA2);
    const text = '逐户核对独居老人名册，每月电话问候一次并登记在册';
    for (const [i, place] of [world.countyA, world.countyB, world.townB].entries()) {
      const clerk = await world.as('clerk', place);
      await draftFor(
        clerk,
        place.id,
        saying(...Array.from({ length: 30 }, () => (i === 0 ? text : `${text}备查`))),
      );
    }
    const id = await draftFor(branch, world.branchA2.id, saying(text, text, OTHER));
    const twins = await twinsFor(branch, id);
    expect(twins.filter(({ share }) => share === 100)).toHaveLength(3);
  });

  it('is not for those who may not read the letter', async () => {
    const mine = await world.as('clerk', world.branchA1);
    const { id } = await world.db
      .selectFrom('letter')
      .select('id')
      .where('organization_id', '=', world.branchA1.id)
      .executeTakeFirstOrThrow();
    expect((await showChecks(mine, id)).facts.committer).toBe('organization');
    for (const stranger of [
      await world.as('clerk', world.branchA2),
      await world.as('secretary', world.townA),
      world.anonymous(),
    ]) {
      await expect(showChecks(stranger, id)).rejects.toMatchObject({
        code: expect.stringMatching(/letter.not-found|access.denied/),
      });
    }
  });
});

describe('fingerprints', () => {
  it('follow the newest version through saving, revising and giving up', async () => {
    const clerk = await world.as('clerk', world.townA);
    const id = await draftFor(clerk, world.townA.id, saying('甲事甲事甲事', '乙事乙事乙事', '丙事丙事丙事'));
    await save(clerk, id, '甲事甲事甲事', '', '丁事丁事丁事');
    expect(await printed(id)).toEqual(['丁事丁事丁事', '甲事甲事甲事'].sort());
    await putThrough(world, id);
    await revise(clerk, id, { revision: await revisionOf(clerk, id), reason: '改一改' });
    await save(clerk, id, '戊事戊事戊事');
    expect(await printed(id)).toEqual(['戊事戊事戊事']);
    await discardDraft(clerk, id, await revisionOf(clerk, id));
    expect(await printed(id)).toEqual(['丁事丁事丁事', '甲事甲事甲事'].sort());
  });

  it('go with a draft that is given up', async () => {
    const [, , third] = world.people.branchB1;
    const clerk = await world.as('clerk', world.branchB1);
    const id = await draftForPerson(clerk, third!.id, saying('己事己事己事'));
    expect(await printed(id)).toEqual(['己事己事己事']);
    await discardDraft(clerk, id, await revisionOf(clerk, id));
    expect(await printed(id)).toEqual([]);
  });
});
