import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, transact, type Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { factsOfBox, loadSuggestion, SEALED } from './store.ts';

/**
 * How to reach the sender: for those who handle it at the organization itself, and every look leaves a trace.
 * @throws DomainError `suggestion.not-found`, `access.denied`, `suggestion.no-contact`, `suggestion.unreadable`
 */
export async function readContact(ctx: Context, id: Id): Promise<string> {
  return transact(ctx, async (tx) => {
    const suggestion = await loadSuggestion(tx, id);
    const organization = await organizationFacts(tx, suggestion.organizationId);
    permit(tx.actor, 'suggestion.read-contact', factsOfBox(organization));
    const row = await tx.db
      .selectFrom('suggestion')
      .select('contact')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (row.contact === null || suggestion.state === 'handedOver')
      throw new DomainError('suggestion.no-contact');
    const contact = tx.secrets.open(SEALED.contact, row.contact, id);
    if (contact === undefined) throw new DomainError('suggestion.unreadable');
    await audit(tx, {
      action: 'suggestion.read-contact',
      organizationId: organization.id,
      subjectKind: 'suggestion',
      subjectId: id,
    });
    return contact;
  });
}
