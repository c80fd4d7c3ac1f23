import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { goodItems, openTestRound } from '../../../../test/letters.ts';
import { codeOf, publishedByPerson, publishedLetter } from '../../../../test/published.ts';
import { buildWorld, type Someone, type World } from '../../../../test/world.ts';
import { typesetterOf } from './typesetter-of.ts';
import {
  blankForm,
  cancelPrint,
  clearPrints,
  KEPT_DAYS,
  openPart,
  ownPrints,
  printNow,
  showPrint,
  startPrint,
  weighPrint,
  workPrint,
} from './index.ts';
import { letterSheet } from './letter-sheets.ts';
import { loadPrinted } from './load-printed.ts';

const ORIGIN = 'https://yinuo.example.gov.cn';
let world: World;
let member: Someone;
let letterId: string;
let memberLetterId: string;
let secretary: Context;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  member = world.people.branchA1[1]!;
  ({ letterId } = await publishedLetter(world, world.branchA1, world.townA));
  ({ letterId: memberLetterId } = await publishedByPerson(world, member));
  secretary = await world.as('secretary', world.branchA1);
});
afterAll(async () => {
  await typesetterOf(world.office).close();
  await world.close();
});

const oneLetter = (id = letterId, more = {}) => ({
  print: 'letters',
  extent: 'letter',
  letterId: id,
  ...more,
});
const branch = (more = {}) => ({
  print: 'letters',
  extent: 'organization',
  organizationId: world.branchA1.id,
  ...more,
});
const town = (more = {}) => ({
  print: 'letters',
  extent: 'subtree',
  organizationId: world.townA.id,
  ...more,
});
const facts = (ctx: Context, input: unknown) => codeOf(printNow(ctx, input, ORIGIN));

it('every kind of document of one letter is made at once', async () => {
  for (const more of [
    {},
    { copy: 'archive' },
    { format: 'docx' },
    { print: 'poster' },
    { print: 'poster', paper: 'a4' },
    { print: 'booklet', duplex: 'on' },
    { print: 'cards' },
    { print: 'reading' },
  ]) {
    const file = await printNow(secretary, oneLetter(letterId, more), ORIGIN);
    expect(file.bytes.length).toBeGreaterThan(5000);
    expect(file.bytes.subarray(0, 2).toString()).toBe(file.name.endsWith('docx') ? 'PK' : '%P');
    expect(file.name).toContain('柳泉村党支部');
  }
});

it('what is printed is what was published: members masked for the public, in full on the kept copy', async () => {
  await world.db
    .updateTable('item')
    .set({ last_note: `${member.name}走访三户` })
    .where('letter_id', '=', memberLetterId)
    .execute();
  const sheetOf = async (names: 'public' | 'inside', copy: 'publication' | 'archive') => {
    const [letter] = await loadPrinted(world.office, [memberLetterId], names);
    return letterSheet(letter!, { copy }, ORIGIN);
  };
  const shown = await sheetOf('public', 'publication');
  expect(shown.name).toBe(`${member.name[0]}*`);
  expect(JSON.stringify(shown)).not.toContain(member.name);
  expect(shown.check).toMatchObject({
    qr: null,
    address: '',
    note: '本承诺书在党组织内公开，不在门户显示。',
  });
  expect(shown.check.fingerprint).toMatch(/^[0-9a-f]{4} [0-9a-f]{4}$/);
  const kept = await sheetOf('inside', 'archive');
  expect(kept.name).toBe(member.name);
  expect(kept.back?.items).toHaveLength(1);
  const [own] = await loadPrinted(world.office, [letterId], 'public');
  expect(letterSheet(own!, { copy: 'publication' }, ORIGIN).check.address).toBe(
    `yinuo.example.gov.cn/l/${own!.number}`,
  );
});

it('a branch prints its own and its members’ letters, the superior those below, nobody those beside', async () => {
  expect(await weighPrint(secretary, branch())).toEqual({ letters: 2, atOnce: true });
  expect(await weighPrint(await world.as('secretary', world.townA), town())).toMatchObject({ letters: 2 });
  // The organization's letter is public, so that the branch beside knows of it.
  expect(await facts(await world.as('secretary', world.branchA2), oneLetter())).toBe('access.denied');
  expect(await facts(await world.as('secretary', world.townB), town())).toBe('letter.not-found');
  expect(await facts(world.anonymous(), oneLetter())).toBe('access.signed-out');
  expect(await facts(secretary, town())).toBe('letter.not-found');
  expect(await facts(await world.asPerson(member), oneLetter(memberLetterId))).toBe('done');
  expect(await facts(await world.asPerson(world.people.branchA1[2]!), oneLetter(memberLetterId))).toBe(
    'access.denied',
  );
});

it('a withdrawn letter is not printed', async () => {
  await world.db
    .updateTable('letter')
    .set({ withdrawn_at: world.clock.now() })
    .where('id', '=', letterId)
    .execute();
  expect(await facts(secretary, oneLetter())).toBe('print.nothing');
  await world.db.updateTable('letter').set({ withdrawn_at: null }).execute();
});

it('many letters are printed by a job in files of a bounded size, which goes on after the last file', async () => {
  await publishedLetter(world, world.branchA2, world.townA, goodItems(3));
  const officer = await world.as('secretary', world.townA, 'key-1');
  const { id } = await startPrint(officer, town(), ORIGIN);
  expect((await startPrint(officer, town(), ORIGIN)).id).toBe(id);
  expect(await showPrint(officer, id)).toMatchObject({ state: 'queued', lettersTotal: 3, lettersDone: 0 });

  // Killed after the first file: the next worker takes up where it stands.
  await world.db.updateTable('print_job').set({ state: 'running' }).where('id', '=', id).execute();
  await workPrint(world.office, id, 2);
  const job = await showPrint(officer, id);
  expect(job).toMatchObject({ state: 'done', lettersDone: 3, leftOut: [] });
  expect(job.parts.map(({ letters }) => letters)).toEqual([2, 1]);
  const part = await openPart(officer, id, 2);
  expect(part.name).toContain('第2册');
  part.stream.destroy();
  await workPrint(world.office, id, 2);
  expect((await showPrint(officer, id)).parts).toHaveLength(2);
  expect((await ownPrints(officer)).map((one) => one.id)).toContain(id);

  const other = await world.as('office', world.countyA);
  expect(await codeOf(showPrint(other, id))).toBe('print.not-found');
});

it('a job goes on after a kill with the letters that follow', async () => {
  const officer = await world.as('secretary', world.townA);
  const { id } = await startPrint(officer, town(), ORIGIN);
  const broken = { ...world.office, files: { ...world.office.files, put: once(world.office.files.put) } };
  await expect(workPrint(broken, id, 1)).rejects.toThrow('killed');
  expect(await showPrint(officer, id)).toMatchObject({ state: 'running', lettersDone: 1 });
  await workPrint(world.office, id, 1);
  const job = await showPrint(officer, id);
  expect(job).toMatchObject({ state: 'done', lettersDone: 3 });
  expect(new Set(job.parts.map(({ firstName }) => firstName)).size).toBe(3);
});

function once<Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) {
  let used = false;
  return async (...args: Args): Promise<Result> => {
    if (used) throw new Error('killed');
    used = true;
    return act(...args);
  };
}

it('names that cannot be printed are left out of a job by name; a single letter is refused', async () => {
  const stranger = await world.addPerson(world.branchA1, '李𠔌');
  const { letterId: strange } = await publishedByPerson(world, stranger);
  expect(await facts(secretary, oneLetter(strange, { copy: 'archive' }))).toBe('document.missing-glyphs');
  const { id } = await startPrint(secretary, branch({ copy: 'archive' }), ORIGIN);
  await workPrint(world.office, id);
  const job = await showPrint(secretary, id);
  expect(job.leftOut).toMatchObject([{ name: '李𠔌', characters: '𠔌' }]);
  expect(job.parts).toMatchObject([{ letters: 2 }]);
});

it('files for the public are gone with a consent that is taken back', async () => {
  const { id } = await startPrint(secretary, branch(), ORIGIN);
  await workPrint(world.office, id);
  expect((await openPart(secretary, id, 1)).size).toBeGreaterThan(0);
  const { roundId } = await showPrint(secretary, id);
  const now = world.clock.now();
  await world.db
    .insertInto('publication_consent')
    .values({
      id: newId(),
      person_id: member.id,
      round_id: roundId,
      channel: 'paper',
      text_version: 1,
      given_on: '2026-03-01',
      recorded_by_name: '王强',
      at: now,
      withdrawn_at: new Date(now.getTime() + 1000),
    }) // prettier-ignore
    .execute();
  expect(await codeOf(openPart(secretary, id, 1))).toBe('print.not-found');
  expect(await showPrint(secretary, id)).toMatchObject({ state: 'cleared' });
  const { file_sha256: hash } = await world.db.selectFrom('print_part').select('file_sha256').where('job_id', '=', id).executeTakeFirstOrThrow(); // prettier-ignore
  expect(await clearPrints(world.office)).toBeGreaterThan(0);
  expect(await world.office.files.stat(hash)).toBeUndefined();
  world.clock.set(new Date(now.getTime() + 2000));
});

it('a job ends with the right to print, is cancelled, and its files are cleared away', async () => {
  const officer = await world.as('secretary', world.townA);
  const { id } = await startPrint(officer, town(), ORIGIN);
  await world.db.deleteFrom('access_grant').where('account_id', '=', officer.actor.accountId ?? '').execute(); // prettier-ignore
  await workPrint(world.office, id);
  const failed = await world.db
    .selectFrom('print_job')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(failed).toMatchObject({ state: 'failed', refusal: 'letter.not-found' });

  const { id: second } = await startPrint(secretary, branch(), ORIGIN);
  await cancelPrint(secretary, second);
  await workPrint(world.office, second);
  expect(await showPrint(secretary, second)).toMatchObject({ state: 'cancelled', parts: [] });

  const { id: third } = await startPrint(secretary, branch(), ORIGIN);
  await workPrint(world.office, third);
  const { file_sha256: hash } = await world.db.selectFrom('print_part').select('file_sha256').where('job_id', '=', third).executeTakeFirstOrThrow(); // prettier-ignore
  await readFile(await world.office.files.path(hash));
  world.clock.set(new Date(world.clock.now().getTime() + (KEPT_DAYS + 1) * 86_400_000));
  expect(await clearPrints(world.office)).toBeGreaterThan(2);
  expect(await world.office.files.stat(hash)).toBeUndefined();
  expect(await codeOf(openPart(secretary, third, 1))).toBe('print.not-found');
});

it('blank forms are for everybody, and the same bytes each time', async () => {
  const one = await blankForm(world.office, 'person.pdf');
  expect((await blankForm(world.office, 'person.pdf')).bytes.equals(one.bytes)).toBe(true);
  expect(one.name).toBe('党员公开承诺书（空白）.pdf');
  expect((await blankForm(world.office, 'organization.docx')).bytes.subarray(0, 2).toString()).toBe('PK');
});
