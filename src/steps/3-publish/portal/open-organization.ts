import { dayOf, type Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import { actingOrganization, organizationByCode } from '../../../registry/organizations/index.ts';
import type { OrganizationKind } from '../../../registry/organizations/types.ts';

/** An organization as open data; of its members' letters only what the items themselves say. */
export interface OpenOrganization {
  /** For the queries of its items; never shown. */
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly supervisionPhone: string | null;
  readonly closedOn: Day | null;
  /** Code of the one that answers for a closed organization. */
  readonly successor: string | null;
  /** Its own public letters of all rounds, the latest first. */
  readonly letters: readonly {
    readonly number: string;
    readonly round: string;
    readonly version: number;
    readonly publishedOn: Day | null;
  }[];
}

/** @throws DomainError `organization.not-found` */
export async function openOrganization(office: Office, code: string): Promise<OpenOrganization> {
  const organization = await organizationByCode(office, code);
  const letters = await lettersOf(office, organization.id);
  return {
    id: organization.id,
    code: organization.code,
    name: organization.name,
    kind: organization.kind,
    supervisionPhone: organization.supervisionPhone,
    closedOn: organization.closedOn,
    successor: organization.successorId ? (await actingOrganization(office, organization.id)).code : null,
    letters: letters.map((row) => ({
      number: row.number,
      round: row.round_name,
      version: row.version,
      publishedOn: row.published_at && dayOf(row.published_at),
    })),
  };
}

const ROUNDS = 20;

/** Own public letters of an organization; one a round, so there are few. */
export const lettersOf = ({ db }: Pick<Office, 'db'>, organizationId: Id) =>
  db
    .selectFrom('letter')
    .innerJoin('round', 'round.id', 'letter.round_id')
    .innerJoin('letter_version as v', (join) =>
      join.onRef('v.letter_id', '=', 'letter.id').onRef('v.version', '=', 'letter.published_version'),
    )
    .select(['letter.id', 'letter.number', 'letter.round_id', 'v.version', 'v.published_at'])
    .select('round.name as round_name')
    .where('letter.organization_id', '=', organizationId)
    .where('letter.person_id', 'is', null)
    .where('letter.public', '=', true)
    .orderBy('round.starts_on', 'desc')
    .limit(ROUNDS)
    .execute();
