import { notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { Facts } from '../../registry/access/index.ts';
import { factsOf, loadItem, loadLetter } from '../../registry/letters/index.ts';
import type { Item, Letter } from '../../registry/letters/types.ts';
import { organizationFacts, type Organization } from '../../registry/organizations/index.ts';
import type { ItemMoved } from './types.ts';

/** An item with everything the policy and the public documents need to know of it. */
export interface ItemInHand {
  readonly item: Item;
  readonly letter: Letter;
  readonly organization: Organization;
  /** Who answers today for the organization frozen as reviewer when the letter was submitted. */
  readonly reviewer: Organization | null;
  readonly facts: Facts;
}

/** Without a permission check, for verbs. @throws DomainError `item.not-found` */
export async function takeItem(tx: { readonly db: Context['db'] }, itemId: Id): Promise<ItemInHand> {
  if (!isId(itemId)) throw notFound('item');
  const item = await loadItem(tx, itemId);
  const letter = await loadLetter(tx, item.letterId);
  const organization = await organizationFacts(tx, item.organizationId);
  const ofLetter = await factsOf(tx, letter, organization);
  const reviewer = ofLetter.reviewerOrganizationId
    ? await organizationFacts(tx, ofLetter.reviewerOrganizationId)
    : null;
  // Who wrote the letter may report and claim; the pairs of eyes here are the claimant's and the reviewer's.
  const facts: Facts = { ...ofLetter, state: item.state, published: item.public, authors: [] };
  return { item, letter, organization, reviewer, facts };
}

export const movedItem = ({ id, number, state, progress }: Item): ItemMoved => ({
  id,
  number,
  state,
  progress,
});
