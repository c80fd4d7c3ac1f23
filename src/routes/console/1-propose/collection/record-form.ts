import type { Sent } from '../../../../ui/form/sent.ts';

/** What the form of an activity sends; the verb takes the counts of its kind. */
export const recordSent = (sent: Sent) => ({
  heldOn: sent.text('heldOn'),
  place: sent.text('place'),
  ledBy: sent.text('ledBy'),
  participants: sent.number('participants'),
  households: sent.number('households') ?? null,
  enterprises: sent.number('enterprises') ?? null,
  slips: sent.number('slips'),
  minutes: sent.text('minutes'),
});
