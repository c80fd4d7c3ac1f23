import { itemsOf, type Item } from '../../registry/letters/index.ts';
import { claimDone, closeOut, reportProgress, sendClaimBack } from '../../steps/4-fulfill/index.ts';
import { findUnfulfilled, orderRectification } from '../../steps/5-appraise/index.ts';
import { markDeeds } from './mark-deeds.ts';
import { atOnce, DAYS_GONE, type Stage } from './stage.ts';
import { NOTES } from './words.data.ts';
import type { WalkedLetter } from './walk-letters.ts';

/** What becomes of a published item; the rest is simply under way. */
type Course = 'quiet' | 'underWay' | 'claimed' | 'sentBack' | 'closed' | 'unfulfilled' | 'underRectification';

interface ItemPlan {
  readonly item: Item;
  readonly letter: WalkedLetter;
  readonly course: Course;
  readonly notes: readonly string[];
}

/** Progress, claims, close-outs and the first rectification orders, up to the day before today. */
export async function fulfillSome(stage: Stage, letters: readonly WalkedLetter[]): Promise<void> {
  const published = letters.filter(({ fate }) => fate === 'published' || fate === 'revised');
  const items = await atOnce(published, (letter) => itemsOf(stage.office, letter.id));
  const plans = published.flatMap((letter, i) =>
    (items[i] ?? []).map((item) => planItem(stage, letter, item)),
  );
  for (const [round, day] of [70, 130, 180].entries()) {
    stage.goTo(day);
    await atOnce(
      plans.filter(({ course }) => course !== 'quiet'),
      ({ item, letter, notes }) =>
        reportProgress(stage.as(letter.author), {
          itemId: item.id,
          text: notes[round],
          progress: 25 * (round + 1),
        }),
    );
    await atOnce(
      plans.filter(({ item, course }) => item.recurrence && (course === 'closed' || round < 2)),
      ({ item, letter }) => markDeeds(stage, item.id, letter.author),
    );
  }
  stage.goTo(DAYS_GONE - 12);
  const done = plans.filter(({ course }) => ['claimed', 'sentBack', 'closed'].includes(course));
  await atOnce(done, (plan) => claim(stage, plan));
  stage.goTo(DAYS_GONE - 8);
  await atOnce(done, (plan) => verify(stage, plan));
  await atOnce(plans, (plan) => rectify(stage, plan));
}

function planItem(stage: Stage, letter: WalkedLetter, item: Item): ItemPlan {
  const { random } = stage;
  const past = item.dueOn < stage.dayOfRound(DAYS_GONE - 10);
  const roll = random.below(100);
  const notes = [random.pick(NOTES), random.pick(NOTES), random.pick(NOTES)];
  return { item, letter, notes, course: past ? courseOfPast(roll) : courseOfFuture(roll) };
}

function courseOfPast(roll: number): Course {
  if (roll < 80) return 'closed';
  if (roll < 86) return 'claimed';
  if (roll < 89) return 'sentBack';
  if (roll < 92) return 'unfulfilled';
  return roll < 95 ? 'underRectification' : 'underWay';
}

function courseOfFuture(roll: number): Course {
  if (roll < 15) return 'closed';
  if (roll < 18) return 'claimed';
  return roll < 70 ? 'underWay' : 'quiet';
}

async function claim(stage: Stage, plan: ItemPlan): Promise<void> {
  await claimDone(stage.as(plan.letter.author), {
    itemId: plan.item.id,
    result: `已完成，${plan.item.targetQuantity ?? ''}${plan.item.targetUnit ?? ''}全部落实，群众代表到场查看。`,
    quantity: plan.item.targetQuantity ?? undefined,
  });
}

async function verify(stage: Stage, { item, letter, course }: ItemPlan): Promise<void> {
  const ctx = stage.as(letter.reviewer);
  if (course === 'closed')
    await closeOut(ctx, { itemId: item.id, opinion: '经现场查看，与承诺一致，同意销号。' });
  if (course === 'sentBack') {
    await sendClaimBack(ctx, { itemId: item.id, opinion: '还有两处未完工，请完成后再报。' });
  }
}

async function rectify(stage: Stage, { item, letter, course }: ItemPlan): Promise<void> {
  if (course !== 'unfulfilled' && course !== 'underRectification') return;
  const ctx = stage.as(letter.reviewer);
  await findUnfulfilled(ctx, { itemId: item.id, reason: '到期未完成，也未说明客观原因。' });
  if (course === 'underRectification') {
    await orderRectification(ctx, { itemId: item.id, reason: '请按承诺内容限期完成，并向群众说明。' });
  }
}
