import { dayOf, type Day } from '../../kernel/days.ts';
import type { Office } from '../../platform/index.ts';
import { NAMING, publicNaming } from '../3-publish/index.ts';
import { claimsOf, findingsOf, notesOf } from './item-history.ts';
import { ordersOf } from './rectification-orders.ts';

export type PublicStepKind =
  'progress' | 'claimPending' | 'claimed' | 'closedOut' | 'foundUnfulfilled' | 'ordered' | 'orderClosed';

/** What was done for one public item after its publication, as anybody may read it. */
export interface PublicStep {
  readonly id: string;
  readonly kind: PublicStepKind;
  readonly day: Day;
  readonly text: string | null;
  /** An organization, or the committer under the name the public reads; never a member of staff. */
  readonly by: string | null;
  /** Percent reached, of a progress note. */
  readonly progress: number | null;
  readonly quantity: number | null;
  /** By when it is to be put right, of a rectification order. */
  readonly dueOn: Day | null;
}

/**
 * Notes, verified claims, findings and orders of a public item, the oldest first; empty when the item is not public.
 * Claims that were sent back stay between the committer and the reviewer; a pending one is told without its words.
 */
export async function publicTimeline(
  { db }: Pick<Office, 'db'>,
  itemNumber: string,
): Promise<readonly PublicStep[]> {
  const item = await db
    .selectFrom('item')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .leftJoin('organization as reviewer', 'reviewer.id', 'letter.reviewer_organization_id')
    .select(['item.id', NAMING.as('naming')])
    .select('reviewer.name as reviewer_name')
    .where('item.number', '=', itemNumber)
    .where('item.public', '=', true)
    .executeTakeFirst();
  if (!item) return [];
  const { name: committer, tell: told } = publicNaming(item.naming);
  const [notes, claims, findings, orders] = await Promise.all([
    notesOf({ db }, item.id),
    claimsOf({ db }, item.id),
    findingsOf({ db }, item.id),
    ordersOf({ db }, item.id),
  ]);
  const step = (kind: PublicStepKind, id: string, day: Day, more: Partial<PublicStep>): PublicStep => ({
    id: `${kind}-${id}`,
    kind,
    day,
    text: null,
    by: null,
    progress: null,
    quantity: null,
    dueOn: null,
    ...more,
  });
  const steps: PublicStep[] = [
    ...notes.map(({ id, notedOn, text, progress, quantity }) =>
      step('progress', id, notedOn, { text: told(text), by: committer, progress, quantity }),
    ),
    ...claims.flatMap(({ id, state, at, result, quantity, decidedAt, opinion }) => {
      if (state === 'pending') return [step('claimPending', id, dayOf(at), { by: committer })];
      if (state !== 'verified' || !decidedAt) return [];
      return [
        step('claimed', id, dayOf(at), { text: told(result), by: committer, quantity }),
        step('closedOut', id, dayOf(decidedAt), {
          text: opinion ? told(opinion) : null,
          by: item.reviewer_name,
        }),
      ];
    }),
    ...findings.map(({ id, foundOn, reason }) =>
      step('foundUnfulfilled', id, foundOn, { text: told(reason), by: item.reviewer_name }),
    ),
    ...orders.flatMap(({ id, orderedAt, closedAt, reason, dueOn }) => [
      step('ordered', id, dayOf(orderedAt), { text: told(reason), by: item.reviewer_name, dueOn }),
      ...(closedAt ? [step('orderClosed', id, dayOf(closedAt), { by: item.reviewer_name })] : []),
    ]),
  ];
  return steps.sort((a, b) => rank(a).localeCompare(rank(b)));
}

/** Within one day in the order in which things follow from each other. */
const ORDER: readonly PublicStepKind[] = [
  'progress', 'foundUnfulfilled', 'ordered', 'claimPending', 'claimed', 'closedOut', 'orderClosed',
]; // prettier-ignore
const rank = ({ day, kind, id }: PublicStep): string => `${day} ${ORDER.indexOf(kind)} ${id}`;
