import type { Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { audit } from '../../platform/audit.ts';
import { bumpContentVersion } from '../../platform/content-version.ts';
import type { TransactionContext } from '../../platform/index.ts';
import type { Organization, OrganizationChangeKind } from './types.ts';

export interface ChangeRecord {
  readonly kind: OrganizationChangeKind;
  readonly effectiveOn: Day;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
}

/** Writes one dated event into the organization's history. */
export async function recordChange(
  tx: TransactionContext,
  organization: Pick<Organization, 'id'>,
  change: ChangeRecord,
): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('organization_change')
    .values({
      id: newId(now.getTime()),
      organization_id: organization.id,
      kind: change.kind,
      effective_on: change.effectiveOn,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reason: change.reason,
      account_id: tx.actor.accountId ?? null,
      at: now,
    })
    .execute();
}

/** The end of every verb of this room: history, audit entry, and the portal drawn anew. */
export async function recordVerb(
  tx: TransactionContext,
  verb: string,
  organization: Pick<Organization, 'id'>,
  change: ChangeRecord,
): Promise<void> {
  await recordChange(tx, organization, change);
  await audit(tx, {
    action: `organization.${verb}`,
    organizationId: organization.id,
    subjectKind: 'organization',
    subjectId: organization.id,
    detail: { before: change.before, after: change.after, effectiveOn: change.effectiveOn },
  });
  bumpContentVersion(tx);
}

/** The fields that differ, as they were and as they are. */
export function difference<Fields extends keyof Organization>(
  before: Organization,
  after: Organization,
  fields: readonly Fields[],
): Pick<ChangeRecord, 'before' | 'after'> {
  const changed = fields.filter((field) => before[field] !== after[field]);
  const of = (organization: Organization) =>
    Object.fromEntries(changed.map((field) => [field, organization[field]]));
  return { before: of(before), after: of(after) };
}
