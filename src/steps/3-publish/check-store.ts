import type { Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import type { Letter, LetterVersion } from '../../registry/letters/types.ts';
import { sameName } from './naming-rules.ts';
import { findingsIn } from './scan-rules.ts';
import type { Approved } from './take-approved.ts';
import type { CheckedFinding, Finding, SecrecyCheck } from './types.ts';

type Db = Pick<Context, 'db'>;

/** Names of at most so many members are looked for: a branch has fewer. */
const NAMES_MOST = 5000;

export interface NamedMember {
  readonly id: Id;
  readonly organizationId: Id;
  readonly name: string;
}

/** Ordinary members of these organizations: their names are looked for in what is to be published. */
export async function membersOf({ db }: Db, organizationIds: readonly Id[]): Promise<NamedMember[]> {
  if (organizationIds.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'counted_organization_id'])
    .where('counted_organization_id', 'in', [...new Set(organizationIds)])
    .where('state', '=', 'active')
    .where('leading_cadre', '=', false)
    .limit(NAMES_MOST)
    .execute();
  return rows.map((row) => ({ id: row.id, organizationId: row.counted_organization_id, name: row.name }));
}

/** What the scan finds in a version. Those who answer for an item stand there on purpose. */
export function scanFor(
  letter: Pick<Letter, 'organizationId' | 'personId' | 'committerName'>,
  version: Pick<LetterVersion, 'content' | 'reason'>,
  members: readonly NamedMember[],
): Finding[] {
  const said = [letter.committerName, ...version.content.items.map((item) => item.responsiblePerson)];
  const names = members
    .filter(({ id, organizationId }) => organizationId === letter.organizationId && id !== letter.personId)
    .map(({ name }) => name)
    .filter((name) => [...name].length > 1 && !said.some((one) => sameName(one, name)));
  return findingsIn(version, { members: [...new Set(names)] });
}

/** What the scan finds in the newest version of a letter. */
export async function scan(
  ctx: Db,
  { letter, version }: Pick<Approved, 'letter' | 'version'>,
): Promise<Finding[]> {
  return scanFor(letter, version, await membersOf(ctx, [letter.organizationId]));
}

/** The check of a version, if there was one. Without a permission check. */
export async function loadCheck(
  { db }: Db,
  letterId: Id,
  version: number,
): Promise<SecrecyCheck | undefined> {
  const row = await db
    .selectFrom('publication_check')
    .selectAll()
    .where('letter_id', '=', letterId)
    .where('version', '=', version)
    .executeTakeFirst();
  return (
    row && {
      checkedByName: row.checked_by_name,
      checkedOn: row.checked_on,
      findings: row.findings as readonly CheckedFinding[],
    }
  );
}

/** A later check of a version that is not published yet takes the place of the earlier one. */
export async function saveCheck(
  tx: TransactionContext,
  { id, version }: Approved['letter'],
  check: SecrecyCheck,
): Promise<void> {
  const row = {
    checked_by_name: check.checkedByName,
    checked_on: check.checkedOn,
    findings: JSON.stringify(check.findings),
    account_id: tx.actor.accountId ?? null,
    at: tx.clock.now(),
  };
  await tx.db
    .insertInto('publication_check')
    .values({ letter_id: id, version, ...row })
    .onConflict((clash) => clash.columns(['letter_id', 'version']).doUpdateSet(row))
    .execute();
}
