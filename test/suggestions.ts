import { newFormToken, sendSuggestion, type Receipt } from '../src/steps/1-propose/suggestions/index.ts';
import type { Id } from '../src/kernel/ids.ts';
import type { Office } from '../src/platform/index.ts';

interface Sent {
  readonly text: string;
  readonly place?: string;
  readonly contact?: string;
  readonly address?: string;
}

/** The token of a form that was opened a minute ago. */
export const openedForm = (office: Office, about: string, secondsAgo = 60): string =>
  newFormToken(
    {
      ...office,
      clock: { ...office.clock, now: () => new Date(office.clock.now().getTime() - secondsAgo * 1000) },
    },
    about,
  );

/** As somebody does who opened the form, wrote for a minute and pressed the button. */
export const sent = (
  office: Office,
  about: string,
  { address = '10.0.0.1', ...words }: Sent,
): Promise<Receipt> => sendSuggestion(office, address, about, { ...words, token: openedForm(office, about) });

/** The last one that came to an organization. */
export async function lastSuggestion({ db }: Office, text: string): Promise<{ id: Id; revision: number }> {
  return db
    .selectFrom('suggestion')
    .select(['id', 'revision'])
    .where('text', '=', text)
    .executeTakeFirstOrThrow();
}
