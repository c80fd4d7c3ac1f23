import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import {
  actingOrganization,
  organizationByCode,
  type Organization,
} from '../../../registry/organizations/index.ts';

export interface Box {
  /** Who handles it: the one that acts today for an organization merged or closed since. */
  readonly organization: Organization;
  readonly item: { readonly id: Id; readonly number: string } | null;
}

const ITEM = 'item:';

/** Names the form of one published item, where others name an organization by its code. */
export const aboutItem = (number: string): string => ITEM + number;

/**
 * Where a form leads: the box of an organization by its code, or a published item.
 * @throws DomainError `organization.not-found`, `item.not-found`, `suggestion.box-closed`
 */
export async function boxAt(office: Pick<Office, 'db'>, about: string): Promise<Box> {
  const item = about.startsWith(ITEM) ? await publicItem(office, about.slice(ITEM.length)) : null;
  const addressed = item
    ? await actingOrganization(office, item.organizationId)
    : await organizationByCode(office, about);
  const organization = await actingOrganization(office, addressed.id);
  if (organization.state === 'closed') throw new DomainError('suggestion.box-closed');
  return { organization, item: item && { id: item.id, number: item.number } };
}

async function publicItem(
  { db }: Pick<Office, 'db'>,
  number: string,
): Promise<{ id: Id; number: string; organizationId: Id }> {
  const row = await db
    .selectFrom('item')
    .select(['id', 'number', 'organization_id as organizationId'])
    .where('number', '=', number)
    .where('public', '=', true)
    .executeTakeFirst();
  if (!row) throw new DomainError('item.not-found');
  return row;
}
