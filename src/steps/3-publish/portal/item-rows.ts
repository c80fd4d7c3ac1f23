import { sql } from 'kysely';
import type { Office } from '../../../platform/index.ts';
import type { Committer, ItemState } from '../../../registry/letters/types.ts';
import type { Category, Named, RoundSettings } from '../../../registry/rounds/types.ts';
import { isNamed, maskIn, maskName } from '../rules.ts';
import type { PublicItemRow } from './types.ts';

/** Public items with what is needed to show them; every list of the portal starts from here. */
export const publicItems = ({ db }: Pick<Office, 'db'>) =>
  db
    .selectFrom('item')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .innerJoin('round', 'round.id', 'item.round_id')
    .leftJoin('person', 'person.id', 'item.person_id')
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
      'letter.committer_name',
      'letter.number as letter_number',
      'organization.name as organization_name',
      'organization.code as organization_code',
      'person.leading_cadre',
      // Only the names of categories are needed, and the settings of a round are large.
      sql<RoundSettings['categories']>`round.settings -> 'categories'`.as('categories'),
    ]);

export type ItemQueryRow = Awaited<ReturnType<ReturnType<typeof publicItems>['execute']>>[number];

/** Whether the public reads the committer's name. */
export const isNamedRow = (row: {
  readonly committer: string;
  readonly leading_cadre: boolean | null;
}): boolean => isNamed(row.committer as Committer, row.leading_cadre ?? false);

export function toPublicItem(row: ItemQueryRow): PublicItemRow {
  const committer = row.committer as Committer;
  const named = isNamedRow(row);
  const shown = (name: string): string => (named ? name : maskName(name));
  return {
    number: row.number,
    letterNumber: row.letter_number,
    content: named ? row.content : maskIn(row.content, row.committer_name),
    category: nameOfCategory(row.categories[committer], row.category),
    state: row.state as ItemState,
    dueOn: row.due_on,
    progress: row.progress,
    responsiblePerson: shown(row.responsible_person),
    committer,
    committerName: shown(row.committer_name),
    organizationName: row.organization_name,
    organizationCode: row.organization_code,
    closedOn: row.closed_on,
  };
}

export const nameOfCategory = (categories: readonly Category[], code: string): Named =>
  categories.find((category) => category.code === code)?.name ?? { zh: code, en: '' };
