import { SYSTEM } from '../kernel/actor.ts';
import { sendDigests } from '../oversight/reminders/index.ts';
import { readOfficeProfile, withActor, type MailServer, type Office } from '../platform/index.ts';
import { digestText } from './digest-text.ts';

/** Sends the digests of the day through the mail server. @returns how many went out */
export async function mailDigests(office: Office, server: MailServer): Promise<number> {
  const profile = await readOfficeProfile(office);
  if (!profile) return 0;
  const { config, log } = office;
  const origin = config.origin ?? `http://localhost:${config.port}`;
  return sendDigests(withActor(office, SYSTEM), async (digest) => {
    const { subject, text } = digestText(digest, { office: profile.name, origin, now: office.clock.now() });
    const messageId = `<digest.${digest.day}.${digest.accountId}@${new URL(origin).hostname}>`;
    const { outcome, reason } = await server.send({ to: digest.address, subject, text, messageId });
    if (outcome !== 'sent') log.warn({ outcome, reason, accountId: digest.accountId }, 'digest mail');
    return outcome;
  });
}
