import { newId, type Id } from '../kernel/ids.ts';
import type { TransactionContext } from './context.ts';

export interface AuditEntry {
  /** Name of the verb, `room.act`, as in the policy table. */
  readonly action: string;
  readonly organizationId?: Id | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What changed; never free text of residents, never contact data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit log in the verb's own transaction: no change without a trace. */
export async function audit(tx: TransactionContext, entry: AuditEntry): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('audit_entry')
    .values({
      id: newId(now.getTime()),
      at: now,
      account_id: tx.actor.accountId ?? null,
      actor_name: tx.actor.name,
      organization_id: entry.organizationId ?? null,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
