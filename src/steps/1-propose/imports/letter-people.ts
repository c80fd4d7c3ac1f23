import type { Id } from '../../../kernel/ids.ts';
import { NONE, type ImportContext, type Report } from '../../../registry/imports/index.ts';
import { nameKey, type Organization } from '../../../registry/organizations/index.ts';
import type { PersonKind } from '../../../registry/people/index.ts';
import type { LetterRow } from './letter-row.ts';

/** Somebody on a roster, with what tells people of one name apart. */
export interface Namesake {
  readonly id: Id;
  readonly name: string;
  readonly kind: PersonKind;
  readonly post: string | null;
  readonly leadingCadre: boolean;
  readonly mobile: boolean;
  readonly joinedOn: string | null;
  readonly joinedPrecision: string | null;
  readonly externalKey: string | null;
  /** Where a letter of theirs counts; differs from the branch of the sheet for those who live elsewhere. */
  readonly countedOrganizationId: Id;
}

/** Somebody's rows: one letter. */
export interface SheetLetter {
  readonly organization: Organization;
  readonly person: Namesake | null;
  readonly name: string;
  readonly rows: LetterRow[];
}

export type Roster = ReadonlyMap<string, readonly Namesake[]>;

/** 叶莲（组长）: a remark beside the name. */
const NOTE = /\s*[（(][^）)]*[）)]\s*$/;

const rosterKey = (organizationId: Id, name: string): string => `${organizationId} ${nameKey(name)}`;

/** Everybody at home or counted in the organizations, by organization and name. */
export async function loadRoster(
  { db }: Pick<ImportContext, 'db'>,
  organizationIds: readonly Id[],
): Promise<Roster> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'organization_id', 'counted_organization_id', 'name', 'kind', 'post', 'leading_cadre'])
    .select(['mobile', 'joined_on', 'joined_precision', 'external_key'])
    .where((eb) =>
      eb.or([
        eb('organization_id', 'in', [...organizationIds]),
        eb('counted_organization_id', 'in', [...organizationIds]),
      ]),
    )
    .where('state', '=', 'active')
    .orderBy('joined_on')
    .orderBy('post')
    .orderBy('id')
    .execute();
  const roster = new Map<string, Namesake[]>();
  for (const row of rows) {
    const person: Namesake = {
      id: row.id,
      name: row.name,
      kind: row.kind as PersonKind,
      post: row.post,
      leadingCadre: row.leading_cadre,
      mobile: row.mobile,
      joinedOn: row.joined_on,
      joinedPrecision: row.joined_precision,
      externalKey: row.external_key,
      countedOrganizationId: row.counted_organization_id,
    };
    for (const organization of new Set([row.organization_id, row.counted_organization_id])) {
      const key = rosterKey(organization, row.name);
      const list = roster.get(key);
      if (list) list.push(person);
      else roster.set(key, [person]);
    }
  }
  return roster;
}

/**
 * Who a row speaks of: by name, then by external key or post; of several the person who imports chooses by hand, since
 * nobody may be given the promise of another. Undefined after a fault was reported; `leftOut` when the row is
 * to stay out.
 */
export function personOf(row: LetterRow, roster: Roster, report: Report): Namesake | 'leftOut' | undefined {
  const named = roster.get(rosterKey(row.place.id, row.name));
  const bare = row.name.replace(NOTE, '');
  const people = named ?? roster.get(rosterKey(row.place.id, bare)) ?? [];
  if (!named && people.length > 0) report.warn(row.row, 'name', 'import.name-note', row.name, { name: bare });
  if (people.length === 0) {
    report.fault(row.row, 'name', 'import.unknown-person', row.name, { organization: row.place.name });
    return undefined;
  }
  const keyed = row.externalKey === '' ? [] : people.filter((one) => one.externalKey === row.externalKey);
  const posted = row.post === '' ? [] : people.filter((one) => one.post === row.post);
  const [only, ...others] = keyed.length > 0 ? keyed : posted.length === 1 ? posted : people;
  if (only && others.length === 0) return only;
  const answer = report.ask(row.row, 'name', row.item.content.slice(0, 60), {
    kind: 'choice',
    value: row.name,
    proposal: null,
    each: true,
    options: people.slice(0, 12).map((one) => ({
      value: one.id,
      label: one.name,
      traits: {
        kind: one.kind,
        organization: row.place.name,
        ...(one.post === null ? {} : { post: one.post }),
        // Only the year: it tells them apart and says nothing else.
        ...(one.joinedOn === null ? {} : { joined: one.joinedOn.slice(0, 4) }),
      },
    })),
  });
  if (answer === NONE) {
    report.fault(row.row, 'name', 'import.row-left-out', row.name);
    return 'leftOut';
  }
  const chosen = people.find(({ id }) => id === answer);
  if (!chosen) report.fault(row.row, 'name', 'import.person-ambiguous', row.name, { count: people.length });
  return chosen;
}
