import type { ActivityKind } from '../../../../steps/1-propose/collection/types.ts';
import type { collection } from '../../../../ui/messages/zh/collection.ts';

/** Names of the fields, for the list of faults. */
export const labelsOf = (m: typeof collection.form, kind: ActivityKind): Record<string, string> => ({
  heldOn: m.heldOn[kind],
  place: m.place[kind],
  ledBy: m.ledBy[kind],
  participants: m.participants,
  households: m.households,
  enterprises: m.enterprises,
  slips: m.slips,
  minutes: m.minutes,
});
