import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { exempt, recordOral } from '../../registry/letters/index.ts';
import type { DemoLetter } from './plan-letters.ts';
import { atOnce, type City, type Stage } from './stage.ts';

const ON_DAY = 24;
/** Beyond these nobody was asked yet. */
const BRANCHES_ASKED = 30;
const ORAL = ['每月上门看望一次独居的张大爷', '每周打扫一次村口文化墙', '春节前后义务写春联四十副'];
const REASONS = ['illness', 'frail', 'longAbsence'] as const;

/**
 * Of the members without a letter some promised by word of mouth and some are exempt, a few of them only for the coming
 * weeks; the others stay blank, and so do all branches without a letter but one.
 */
export async function takePartOtherwise(
  stage: Stage,
  city: City,
  letters: readonly DemoLetter[],
  { secretaries, except }: { readonly secretaries: ReadonlyMap<Id, Actor>; readonly except: ReadonlySet<Id> },
): Promise<void> {
  stage.goTo(ON_DAY);
  const writers = new Set(letters.map(({ person, organization }) => person?.id ?? organization.id));
  const asked = new Set(city.branches.slice(0, BRANCHES_ASKED));
  const missing = city.people.filter(
    ({ id, kind, organization }) =>
      kind !== 'activist' &&
      kind !== 'prospectiveMember' &&
      asked.has(organization) &&
      !writers.has(id) &&
      !except.has(id),
  );
  await atOnce(missing, async ({ id, organization }) => {
    const i = missing.findIndex((person) => person.id === id);
    const secretary = secretaries.get(organization.id);
    if (!secretary || i % 3 === 2) return;
    if (i % 3 === 0) {
      const words = ORAL[(i / 3) % ORAL.length] ?? ORAL[0];
      const spokenOn = stage.dayOfRound(ON_DAY - 1);
      await recordOral(stage.as(secretary), {
        personId: id,
        words,
        heardBy: organization.secretary,
        spokenOn,
      });
      return;
    }
    const untilDay = stage.dayOfRound(i % 2 === 0 ? 228 : 330);
    const reason = REASONS[i % REASONS.length] ?? 'frail';
    await exempt(stage.as(secretary), { committer: 'person', personId: id, reason, untilDay });
  });
  const unwritten = city.branches.find(({ id }) => !writers.has(id));
  const secretary = unwritten && secretaries.get(unwritten.id);
  if (secretary) {
    const wish = { committer: 'organization', organizationId: unwritten.id, reason: 'newlyFounded' };
    await exempt(stage.as(secretary), { ...wish, untilDay: stage.dayOfRound(270) });
  }
}
