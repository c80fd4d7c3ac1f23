import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { readOfficeProfile, type Context } from '../../../platform/index.ts';
import type { Committer, ItemState } from '../../../registry/letters/types.ts';
import type { Domain, OrganizationKind } from '../../../registry/organizations/types.ts';
import type { PersonKind } from '../../../registry/people/types.ts';
import { newestDocuments } from '../../../transparency/index.ts';
import { NAMING } from '../naming-facts.ts';
import { namedDocument, publicNaming } from '../naming-rules.ts';
import type { PublicLetter } from '../types.ts';

/** One published letter with what stands around it on paper. */
export interface PrintedLetter {
  readonly id: Id;
  readonly number: string;
  readonly committer: Committer;
  /** The published document, as the public reads it or under the full name. */
  readonly document: PublicLetter;
  readonly digest: string;
  readonly logIndex: number | null;
  /** Whether its page is on the portal. */
  readonly public: boolean;
  readonly named: boolean;
  readonly phone: string;
  readonly organization: {
    readonly id: Id;
    readonly kind: OrganizationKind;
    readonly domain: Domain | null;
    readonly head: string;
    readonly superior: string;
    readonly members: number;
  };
  readonly person: {
    readonly post: string;
    readonly kind: PersonKind;
    readonly leadingCadre: boolean;
  } | null;
  readonly reviewedBy: string;
  readonly ledger: readonly LedgerLine[];
}

export interface LedgerLine {
  readonly number: string;
  readonly state: ItemState;
  readonly told: string;
  readonly closedOn: string | null;
  readonly sources: readonly string[];
}

/**
 * Letters by their published documents, in the order asked for. Full names are for the members themselves: the kept
 * copy and the reading at a meeting; everything else shows what the public reads. Without a permission check.
 */
export async function loadPrinted(
  ctx: Pick<Context, 'db'>,
  ids: readonly Id[],
  names: 'public' | 'inside',
): Promise<PrintedLetter[]> {
  if (ids.length === 0) return [];
  const [rows, office] = await Promise.all([letterRows(ctx, ids), readOfficeProfile(ctx)]);
  const [documents, ledger] = await Promise.all([
    newestDocuments(
      ctx,
      rows.map(({ number }) => number),
      ['commitment.published', 'commitment.revised'],
    ),
    ledgerLines(ctx, ids),
  ]);
  const documentOf = new Map(documents.map((one) => [one.subject, one]));
  const letters = rows.flatMap((row): PrintedLetter[] => {
    const logged = documentOf.get(row.number);
    if (!logged) return [];
    const naming =
      names === 'inside' ? { ...row.naming, memberLetters: 'full' as const, consented: true } : row.naming;
    const document = namedDocument(logged.document as PublicLetter, naming);
    const { tell } = publicNaming(naming);
    return [
      {
        id: row.id,
        number: row.number,
        committer: row.committer as Committer,
        document,
        digest: logged.digest,
        logIndex: logged.index,
        public: row.public,
        named: document.committer.name === row.naming.name,
        phone: row.supervision_phone ?? office?.supervisionPhone ?? '',
        organization: {
          id: row.organization_id,
          kind: row.kind as OrganizationKind,
          domain: row.domain as Domain | null,
          head: row.secretary_name ?? '',
          superior: row.superior ?? '',
          members: Number(row.members ?? 0),
        },
        person: row.person_kind
          ? {
              post: row.post ?? '',
              kind: row.person_kind as PersonKind,
              leadingCadre: row.leading_cadre ?? false,
            }
          : null,
        reviewedBy: row.approved_by_name ?? '',
        ledger: (ledger.get(row.id) ?? []).map((line) => ({ ...line, told: tell(line.told) })),
      },
    ];
  });
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const letterRows = ({ db }: Pick<Context, 'db'>, ids: readonly Id[]) =>
  db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .leftJoin('organization as above', 'above.id', 'organization.parent_id')
    .leftJoin('person', 'person.id', 'letter.person_id')
    .leftJoin('letter_version as version', (join) =>
      join
        .onRef('version.letter_id', '=', 'letter.id')
        .onRef('version.version', '=', 'letter.published_version'),
    )
    .select(['letter.id', 'letter.number', 'letter.committer', 'letter.public', 'letter.organization_id'])
    .select([
      'organization.kind',
      'organization.domain',
      'organization.secretary_name',
      'organization.supervision_phone',
    ]) // prettier-ignore
    .select(['above.name as superior', 'version.approved_by_name', NAMING.as('naming')])
    .select(['person.post', 'person.kind as person_kind', 'person.leading_cadre'])
    .select((eb) =>
      eb
        .selectFrom('headcount')
        .innerJoin('organization as below', 'below.id', 'headcount.organization_id')
        .whereRef('below.path', '>=', 'organization.path')
        .where('below.path', '<', sql<string>`organization.path || '~'`)
        .select(({ fn }) => fn.sum<number>('headcount.members').as('members'))
        .as('members'),
    )
    .where('letter.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('letter.published_version', 'is not', null)
    .execute();

async function ledgerLines({ db }: Pick<Context, 'db'>, ids: readonly Id[]): Promise<Map<Id, LedgerLine[]>> {
  const rows = await db
    .selectFrom('item')
    .select(['item.letter_id', 'item.number', 'item.state', 'item.last_note', 'item.closed_on'])
    .select((eb) =>
      eb
        .selectFrom('item_need')
        .innerJoin('need', 'need.id', 'item_need.need_id')
        .whereRef('item_need.item_id', '=', 'item.id')
        .select(sql<string[] | null>`array_agg(distinct need.source order by need.source)`.as('sources'))
        .as('sources'),
    )
    .where('item.letter_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('item.letter_id')
    .orderBy('item.ordinal')
    .execute();
  const lines = new Map<Id, LedgerLine[]>();
  for (const row of rows) {
    const list = lines.get(row.letter_id) ?? [];
    lines.set(row.letter_id, list);
    list.push({
      number: row.number,
      state: row.state as ItemState,
      told: row.last_note ?? '',
      closedOn: row.closed_on,
      sources: row.sources ?? [],
    });
  }
  return lines;
}
