import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import {
  closeRound,
  createRound,
  editChecks,
  editLexicon,
  excellence2010,
  openRound,
  showRound,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

describe('checks of a round', () => {
  const wish = (revision: number, words: string, mode = 'hint') => ({
    revision,
    reason: '补充本市常见套话',
    checks: {
      modes: { ...excellence2010.settings.checks.modes, vague: mode },
      limits: { slogans: 25, mereDuty: 60, copied: 75, itemsPerPerson: 4 },
      lexicon: { slogans: words, units: '亩次' },
    },
  });

  it('are set before the round opens, kept as a version, and by the office only', async () => {
    const office = await world.as('office', world.city);
    const { id } = await createRound(office, {
      code: '2031',
      name: '二〇三一年度',
      startsOn: '2031-01-01',
      endsOn: '2031-12-31',
      template: 'excellence2010',
    });
    await editChecks(office, id, wish(1, ' 擦亮名片 \n\n擦亮名片\n打造亮点'));
    const { round, versions } = await showRound(office, id);
    expect(round.settings.checks).toMatchObject({
      modes: { vague: 'hint', slogans: 'warn' },
      limits: { copied: 75 },
      lexicon: { slogans: ['擦亮名片', '打造亮点'], units: ['亩次'] },
    });
    expect(versions[0]).toMatchObject({ version: 2, reason: '补充本市常见套话' });
    await expect(editChecks(office, id, wish(1, ''))).rejects.toMatchObject({ code: 'round.conflict' });
    await expect(editChecks(office, id, wish(2, '词'.repeat(31)))).rejects.toMatchObject({
      detail: { fields: [{ field: 'checks.lexicon.slogans', code: 'round.word-too-long' }] },
    });
    await expect(editChecks(office, id, wish(2, '', 'never'))).rejects.toMatchObject({
      detail: { fields: [{ field: 'checks.modes.vague' }] },
    });
    for (const stranger of [
      await world.as('office', world.countyA),
      await world.as('secretary', world.city),
      world.anonymous(),
    ]) {
      await expect(editChecks(stranger, id, wish(2, ''))).rejects.toMatchObject({
        code: expect.stringMatching(/round.not-found|access.denied/),
      });
    }
    await openRound(office, id, 2);
    await expect(editChecks(office, id, wish(3, ''))).rejects.toMatchObject({ code: 'round.frozen' });

    // What people write shows while the round is open: words can still be added, nothing else.
    const more = {
      revision: 3,
      reason: '收到承诺书后补充',
      lexicon: { slogans: '擦亮名片\n领跑全市', units: '亩次' },
    };
    for (const stranger of [await world.as('office', world.countyA), world.anonymous()]) {
      await expect(editLexicon(stranger, id, more)).rejects.toMatchObject({
        code: expect.stringMatching(/round.not-found|access.denied/),
      });
    }
    await editLexicon(office, id, more);
    const { round: opened, versions: kept } = await showRound(office, id);
    expect(opened.settings).toEqual({
      ...round.settings,
      checks: { ...round.settings.checks, lexicon: { slogans: ['擦亮名片', '领跑全市'], units: ['亩次'] } },
    });
    expect(kept[0]).toMatchObject({ version: 3, reason: '收到承诺书后补充' });
    await expect(editLexicon(office, id, more)).rejects.toMatchObject({ code: 'round.conflict' });
    await closeRound(office, id, 4);
    await expect(editLexicon(office, id, { ...more, revision: 5 })).rejects.toMatchObject({
      code: 'round.wrong-state',
    });
  });
});
