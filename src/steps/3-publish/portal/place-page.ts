import { dayOf } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { organizationByCode } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { subtreeFigures } from './figures.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import { NO_FIGURES, placesBelow } from './places.ts';
import type { PublicPlacePage } from './types.ts';

const MEMBER_ITEMS = 50;

/**
 * The page of one organization: its letter of the round, its items, and what lies below it.
 * @throws DomainError `organization.not-found`
 */
export async function placePage(
  office: Office,
  code: string,
  request: PageRequest = {},
): Promise<PublicPlacePage> {
  const organization = await organizationByCode(office, code);
  const round = await currentRound(office);
  const [above, below, figures, letter] = await Promise.all([
    ancestorsOf(office, organization.path),
    placesBelow(office, organization.id, request),
    subtreeFigures(office, round?.id, [organization.id]),
    publishedLetter(office, organization.id, round?.id),
  ]);
  const [items, memberItems] = await Promise.all([
    letter
      ? publicItems(office).where('item.letter_id', '=', letter.id).orderBy('item.ordinal').execute()
      : [],
    publicItems(office)
      .where('item.organization_id', '=', organization.id)
      .where('item.round_id', '=', round?.id ?? organization.id)
      .where('item.person_id', 'is not', null)
      .orderBy('item.due_on')
      .orderBy('item.id')
      .limit(MEMBER_ITEMS)
      .execute(),
  ]);
  return {
    code: organization.code,
    name: organization.name,
    kind: organization.kind,
    supervisionPhone: organization.supervisionPhone,
    secretaryName: organization.secretaryName,
    closed: organization.state === 'closed',
    above,
    below: below.rows,
    ...(below.next === undefined ? {} : { nextBelow: below.next }),
    figures: figures.get(organization.id) ?? NO_FIGURES,
    letterNumber: letter?.number ?? null,
    publishedOn: letter?.published_at ? dayOf(letter.published_at) : null,
    items: items.map(toPublicItem),
    memberItems: memberItems.map(toPublicItem),
  };
}

/** The path itself names all the organizations above, the top first. */
async function ancestorsOf({ db }: Office, path: string): Promise<{ code: string; name: string }[]> {
  const keys = path.split('/').filter(Boolean);
  const paths = keys.slice(0, -1).map((_, i) => `/${keys.slice(0, i + 1).join('/')}/`);
  if (paths.length === 0) return [];
  return db
    .selectFrom('organization')
    .select(['code', 'name'])
    .where('path', 'in', paths)
    .orderBy('depth')
    .execute();
}

async function publishedLetter({ db }: Office, organizationId: Id, roundId: Id | undefined) {
  if (!roundId) return undefined;
  return db
    .selectFrom('letter')
    .innerJoin('letter_version as v', (join) =>
      join.onRef('v.letter_id', '=', 'letter.id').onRef('v.version', '=', 'letter.published_version'),
    )
    .select(['letter.id', 'letter.number', 'v.published_at'])
    .where('letter.organization_id', '=', organizationId)
    .where('letter.round_id', '=', roundId)
    .where('letter.person_id', 'is', null)
    .where('letter.public', '=', true)
    .executeTakeFirst();
}
