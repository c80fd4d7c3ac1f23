import type { Sent } from '../../../ui/form/sent.ts';

/** The vote of the branch as it was typed; nothing typed = no vote. */
export function voteOf(sent: Sent) {
  if (!sent.text('vote.present')) return undefined;
  return {
    heldOn: sent.text('vote.heldOn'),
    present: sent.number('vote.present'),
    for: sent.number('vote.for') ?? 0,
    against: sent.number('vote.against') ?? 0,
    abstained: sent.number('vote.abstained') ?? 0,
  };
}
