import type { Decided } from '../../../steps/2-review/index.ts';
import type { ConsoleMessages } from '../../../ui/messages/load.ts';

/** What was just decided, as a sentence. */
export const toldOf = (
  words: ConsoleMessages['review']['desk'],
  { decision, passedUp, committerName }: Decided,
): string => {
  if (decision === 'returned') return words.returned(committerName);
  return passedUp ? words.passedUp(committerName) : words.approved(committerName);
};
