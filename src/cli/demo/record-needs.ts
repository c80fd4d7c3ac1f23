import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { recordNeed } from '../../steps/1-propose/needs/index.ts';
import { atOnce, type City, type Stage } from './stage.ts';
import { NEEDS } from './words.data.ts';

const BRANCHES_HEARD = 120;

/** What residents said at meetings, on visits and by slip, in the first days of the round. */
export async function recordNeeds(
  stage: Stage,
  city: City,
  secretaries: ReadonlyMap<Id, Actor>,
): Promise<void> {
  stage.goTo(6);
  const plans = city.branches.slice(0, BRANCHES_HEARD).flatMap((branch) =>
    Array.from({ length: 2 }, () => {
      const [text, source, category] = stage.random.pick(NEEDS);
      const raisedCount = 1 + stage.random.below(20);
      return { branch, text, source, category, raisedCount, urgent: stage.random.below(6) === 0 };
    }),
  );
  await atOnce(plans, ({ branch, urgent, ...need }) =>
    recordNeed(stage.as(secretaries.get(branch.id) ?? city.admin), {
      ...need,
      organizationId: branch.id,
      urgency: urgent ? 'urgent' : 'normal',
      place: branch.name.replace('党支部', ''),
      heardOn: stage.dayOfRound(4),
    }),
  );
}
