import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import { addDays } from '../../kernel/days.ts';
import {
  closeRound,
  createRound,
  currentRound,
  editRound,
  emptyTemplate,
  excellence2010,
  listRounds,
  openRound,
  roundById,
  roundDraft,
  settingsFrom,
  showRound,
} from './index.ts';
import { faultsOf, stepAt } from './rules.ts';
import type { RoundDraft } from './types.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const draftOf = (change: Partial<RoundDraft> = {}): RoundDraft => ({
  code: '2026',
  name: '2026年度',
  theme: excellence2010.theme,
  goals: excellence2010.goals,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  settings: settingsFrom(excellence2010, '2026-01-01', '2026-12-31'),
  ...change,
});

describe('settings', () => {
  it.each([
    ['the 2010 template', excellence2010],
    ['the empty template', emptyTemplate],
  ])('%s has no contradictions for any days', (_, template) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 10, max: 900 }), (start, length) => {
        const startsOn = addDays('2010-09-15', start);
        const endsOn = addDays(startsOn, length);
        const draft = draftOf({
          startsOn,
          endsOn,
          theme: '主题',
          settings: settingsFrom(template, startsOn, endsOn),
        });
        expect(faultsOf(draft)).toEqual([]);
        expect(roundDraft.parse(draft)).toEqual(draft);
      }),
    );
  });

  it('names the field of every contradiction', () => {
    const good = draftOf();
    const faults = faultsOf({
      ...good,
      settings: {
        ...good.settings,
        weights: { self: 10, leader: 20, public: 40, organization: 29 },
        grades: [
          { code: 'good', name: { zh: '好', en: '' }, from: 60 },
          { code: 'good', name: { zh: '差', en: '' }, from: 60 },
        ],
        capWhileOverdue: 'fair',
        calendar: { ...good.settings.calendar, review: { from: '2027-02-01', to: '2026-02-01' } },
        rules: {
          ...good.settings.rules,
          leadingCadreMinItems: 1,
          minItems: { organization: 3, person: 2 },
          servesPublic: [],
        },
      },
    });
    expect(new Set(faults.map(({ field, code }) => `${field} ${code}`))).toEqual(
      new Set([
        'settings.weights.self round.weights-not-100',
        'settings.grades.1.from round.grades-not-falling',
        'settings.grades.1.from round.last-grade-not-zero',
        'settings.grades.1.code round.code-twice',
        'settings.capWhileOverdue round.unknown-grade',
        'settings.calendar.review.to round.step-ends-before-start',
        'settings.calendar.publish.from round.step-out-of-order',
        'settings.rules.servesPublic round.no-category-serves-public',
        'settings.rules.leadingCadreMinItems round.leading-cadre-below-others',
      ]),
    );
  });
});

describe('a round', () => {
  it('is prepared, edited with its versions kept, opened, and then frozen', async () => {
    const office = await world.as('office', world.city);
    const { id } = await createRound(office, {
      code: '2026',
      name: '2026年度',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      template: 'excellence2010',
    });
    const prepared = await roundById(world.office, id);
    expect(prepared.settings.scale.map(({ points }) => points)).toEqual([100, 70, 30, 0]);
    const settings = { ...prepared.settings, review: { ...prepared.settings.review, workingDays: 3 } };
    await editRound(office, id, { ...draftOf({ settings }), revision: 1, reason: '加快审核' });
    await expect(editRound(office, id, { ...draftOf({ settings }), revision: 1 })).rejects.toThrow(
      'round.conflict',
    );
    const { versions } = await showRound(office, id);
    expect(versions.map(({ version, settings: s }) => [version, s.review.workingDays])).toEqual([
      [2, 3],
      [1, 5],
    ]);

    await openRound(office, id, 2);
    await expect(editRound(office, id, { ...draftOf(), revision: 3 })).rejects.toThrow('round.frozen');
    const current = await currentRound(world.office);
    expect([current?.id, current?.state]).toEqual([id, 'open']);
    expect(stepAt(current!, '2026-06-30')).toBe('fulfill');

    const later = await createRound(office, {
      code: '2026B',
      name: '下半年',
      startsOn: '2026-07-01',
      endsOn: '2027-06-30',
      template: 'empty',
    });
    await expect(openRound(office, later.id, 1)).rejects.toThrow('input.invalid');
    await editRound(office, later.id, {
      ...draftOf({
        code: '2026B',
        name: '下半年',
        theme: '实事',
        startsOn: '2026-07-01',
        endsOn: '2027-06-30',
      }),
      settings: settingsFrom(emptyTemplate, '2026-07-01', '2027-06-30'),
      revision: 1,
    });
    await expect(openRound(office, later.id, 2)).rejects.toMatchObject({
      code: 'round.overlaps',
      detail: { params: { name: '2026年度' } },
    });
    await closeRound(office, id, 3);
    await openRound(office, later.id, 2);
    expect((await currentRound(world.office))?.id).toBe(later.id);
  });

  it('takes its code once and answers a repeated request with the first answer', async () => {
    const form = {
      code: '2030',
      name: '2030年度',
      startsOn: '2030-01-01',
      endsOn: '2030-12-31',
      template: 'excellence2010',
    };
    const first = await createRound(await world.as('office', world.city, 'key-1'), form);
    expect(await createRound(await world.as('office', world.city, 'key-1'), form)).toEqual(first);
    await expect(createRound(await world.as('office', world.city), form)).rejects.toMatchObject({
      detail: { fields: [{ field: 'code', code: 'round.code-taken', value: '2030' }] },
    });
  });

  it('is managed by the office of the root only, and its draft is seen by nobody else', async () => {
    const input = {
      code: '2031',
      name: '2031',
      startsOn: '2031-01-01',
      endsOn: '2031-12-31',
      template: 'empty',
    };
    const { id } = await createRound(await world.as('office', world.city), input);
    for (const stranger of [
      await world.as('secretary', world.city),
      await world.as('office', world.countyA),
      world.anonymous(),
    ]) {
      await expect(createRound(stranger, { ...input, code: '2032' })).rejects.toThrow(/denied|not-found/);
      await expect(openRound(stranger, id, 1)).rejects.toThrow(/denied|not-found/);
      await expect(showRound(stranger, id)).rejects.toThrow(/round.not-found|signed-out/);
    }
    const { rounds, mayManage } = await listRounds(await world.as('secretary', world.branchA1));
    expect(mayManage).toBe(false);
    expect(rounds.every(({ state }) => state !== 'draft')).toBe(true);
  });
});
