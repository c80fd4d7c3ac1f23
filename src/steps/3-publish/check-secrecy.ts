import { invalid, type FieldFault } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { decideFindings, type Decision } from './check-rules.ts';
import { loadCheck, saveCheck, scan } from './check-store.ts';
import { isAuthor } from './rules.ts';
import type { Approved } from './take-approved.ts';
import type { SecrecyCheck } from './types.ts';

export interface GivenCheck {
  readonly secrecyCheckedBy: string | null;
  readonly decisions: readonly Decision[];
}

/**
 * 保密审查, part of publishing and of setting an hour for it: a named person other than the authors has seen the
 * version, and every finding of the scan is decided. Without a name the check made before counts.
 * @throws DomainError `input.invalid` at the checker, and at findings that are not decided
 */
export async function checkSecrecy(
  tx: TransactionContext,
  approved: Approved,
  given: GivenCheck,
): Promise<SecrecyCheck> {
  const { letter, version, person } = approved;
  const before = await loadCheck(tx, letter.id, letter.version);
  const decisions = [...given.decisions, ...(before?.findings ?? [])];
  const { findings, faults } = decideFindings(await scan(tx, approved), decisions);
  const checkedByName = given.secrecyCheckedBy ?? before?.checkedByName;
  if (!checkedByName) throw invalid([...faults, { field: 'secrecyCheckedBy', code: 'input.missing' }]);
  const authors = await authorNames(tx, [version.createdBy, version.submittedBy, letter.enteredBy]);
  const own = isAuthor(checkedByName, person ? [...authors, person.name] : authors);
  const atChecker: FieldFault = {
    field: 'secrecyCheckedBy',
    code: 'publish.checker-is-author',
    value: checkedByName,
  };
  if (own || faults.length > 0) throw invalid(own ? [...faults, atChecker] : faults);
  const checkedOn = given.secrecyCheckedBy === null && before ? before.checkedOn : tx.clock.today();
  const check: SecrecyCheck = { checkedByName, checkedOn, findings };
  await saveCheck(tx, letter, check);
  return check;
}

async function authorNames(tx: TransactionContext, given: readonly (Id | null)[]): Promise<string[]> {
  const ids = given.filter((id) => id !== null);
  if (ids.length === 0) return [];
  const rows = await tx.db.selectFrom('account').select('name').where('id', 'in', ids).execute();
  return rows.map(({ name }) => name);
}
