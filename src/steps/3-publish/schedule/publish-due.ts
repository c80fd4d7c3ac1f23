import { DomainError, isDomainError, type FailureCode } from '../../../kernel/errors.ts';
import { withActor, type Office } from '../../../platform/index.ts';
import { actorOfAccount } from '../../../registry/access/index.ts';
import { loadLetter } from '../../../registry/letters/index.ts';
import { publish } from '../publish.ts';
import { toWaiting, type Waiting } from './store.ts';

const BATCH = 50;

/**
 * Publishes every letter whose hour has come, in the name of whoever set the hour and with what that account may do
 * now. What cannot be published any more is kept with its reason for the to-do page. A crash in between leaves the
 * hour standing, and the next run takes it up.
 */
export async function publishDue(office: Office): Promise<{ published: number; refused: number }> {
  const rows = await office.db
    .selectFrom('publication_schedule')
    .select(['id', 'letter_id', 'version', 'publish_at', 'account_id'])
    .where('state', '=', 'waiting')
    .where('publish_at', '<=', office.clock.now())
    .orderBy('publish_at')
    .orderBy('id')
    .limit(BATCH)
    .execute();
  let published = 0;
  for (const due of rows.map(toWaiting)) {
    const refusal = await publishOne(office, due);
    if (refusal === undefined) published += 1;
    else await refuse(office, due, refusal);
  }
  return { published, refused: rows.length - published };
}

async function publishOne(office: Office, due: Waiting): Promise<FailureCode | undefined> {
  try {
    const actor = await actorOfAccount(office, due.accountId);
    if (!actor) throw new DomainError('publish.account-gone');
    const { version } = await loadLetter(office, due.letterId);
    if (version !== due.version) throw new DomainError('publish.version-changed');
    const ctx = withActor(office, actor);
    await publish(ctx, { letterId: due.letterId }, `schedule ${due.id}`);
    return undefined;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.detail.fields?.[0]?.code ?? error.code;
  }
}

async function refuse(office: Office, due: Waiting, refusal: FailureCode): Promise<void> {
  await office.db
    .updateTable('publication_schedule')
    .set({ state: 'refused', refusal, ended_at: office.clock.now() })
    .where('id', '=', due.id)
    .where('state', '=', 'waiting')
    .execute();
}
