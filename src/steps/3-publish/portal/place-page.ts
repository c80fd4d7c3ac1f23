import { dayOf } from '../../../kernel/days.ts';
import type { PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { actingOrganization, organizationByCode } from '../../../registry/organizations/index.ts';
import type { Organization } from '../../../registry/organizations/types.ts';
import { treeFigures } from './figures.ts';
import { topOfTree } from './home.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import { lettersOf } from './open-organization.ts';
import { placesBelow } from './places.ts';
import { shownRound } from './shown-round.ts';
import type { PublicPlacePage } from './types.ts';

const MEMBER_ITEMS = 20;
const PLACES = 30;

/** The page of the organization at the top of the tree, or undefined before there is one. */
export async function topPlacePage(
  office: Office,
  request: PageRequest = {},
): Promise<PublicPlacePage | undefined> {
  const top = await topOfTree(office);
  return top && placePage(office, top.code, request);
}

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
  const round = await shownRound(office);
  const [above, figures, letters, successor] = await Promise.all([
    ancestorsOf(office, organization.path),
    treeFigures(office, round?.id, organization.path),
    lettersOf(office, organization.id),
    successorOf(office, organization),
  ]);
  const below = await placesBelow(office, organization.id, figures, { limit: PLACES, ...request });
  const letter = letters.find(({ round_id }) => round_id === round?.id);
  const [items, memberItems] = await Promise.all([
    letter
      ? publicItems(office).where('item.letter_id', '=', letter.id).orderBy('item.ordinal').execute()
      : [],
    round
      ? publicItems(office)
          .where('item.organization_id', '=', organization.id)
          .where('item.round_id', '=', round.id)
          .where('item.person_id', 'is not', null)
          .orderBy('item.due_on')
          .orderBy('item.id')
          .limit(MEMBER_ITEMS)
          .execute()
      : [],
  ]);
  return {
    code: organization.code,
    name: organization.name,
    kind: organization.kind,
    domain: organization.domain,
    supervisionPhone: organization.supervisionPhone,
    secretaryName: organization.secretaryName,
    closed: organization.state === 'closed',
    closedOn: organization.closedOn,
    successor,
    above,
    below: below.rows,
    ...(below.next === undefined ? {} : { nextBelow: below.next }),
    figures: figures.total,
    letterNumber: letter?.number ?? null,
    publishedOn: letter?.published_at ? dayOf(letter.published_at) : null,
    items: items.map(toPublicItem),
    memberItems: memberItems.map(toPublicItem),
    earlier: letters
      .filter((one) => one !== letter)
      .map(({ number, round_name }) => ({ number, roundName: round_name })),
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

async function successorOf(
  office: Office,
  organization: Organization,
): Promise<{ code: string; name: string } | null> {
  if (!organization.successorId) return null;
  const { code, name } = await actingOrganization(office, organization.id);
  return { code, name };
}
