import { sql } from 'kysely';
import type { Office } from '../../../platform/index.ts';
import type { Committer, ItemState } from '../../../registry/letters/types.ts';
import type { Category, Named, RoundSettings } from '../../../registry/rounds/types.ts';
import { NAMING } from '../naming-facts.ts';
import { publicNaming } from '../naming-rules.ts';
import type { PublicItemRow } from './types.ts';

/** Public items with what is needed to show them; every list of the portal starts from here. */
export const publicItems = ({ db }: Pick<Office, 'db'>) =>
  db
    .selectFrom('item')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .innerJoin('round', 'round.id', 'item.round_id')
    .where('item.public', '=', true)
    .select([
      'item.id',
      'item.number',
      'item.content',
      'item.category',
      'item.state',
      'item.due_on',
      'item.progress',
      'item.responsible_person',
      'item.closed_on',
      'item.published_at',
      'letter.committer',
      'letter.number as letter_number',
      'organization.name as organization_name',
      'organization.code as organization_code',
      NAMING.as('naming'),
      // Only the names of categories are needed, and the settings of a round are large.
      sql<RoundSettings['categories']>`round.settings -> 'categories'`.as('categories'),
    ]);

export type ItemQueryRow = Awaited<ReturnType<ReturnType<typeof publicItems>['execute']>>[number];

export function toPublicItem(row: ItemQueryRow): PublicItemRow {
  const committer = row.committer as Committer;
  const naming = publicNaming(row.naming);
  return {
    number: row.number,
    letterNumber: row.letter_number,
    content: naming.tell(row.content),
    category: nameOfCategory(row.categories[committer], row.category),
    state: row.state as ItemState,
    dueOn: row.due_on,
    progress: row.progress,
    responsiblePerson: naming.person(row.responsible_person),
    committer,
    committerName: naming.name,
    organizationName: row.organization_name,
    organizationCode: row.organization_code,
    closedOn: row.closed_on,
  };
}

export const nameOfCategory = (categories: readonly Category[], code: string): Named =>
  categories.find((category) => category.code === code)?.name ?? { zh: code, en: '' };
