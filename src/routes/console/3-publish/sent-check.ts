import type { Sent } from '../../../ui/form/sent.ts';

/** The secrecy check as the form sends it: who checked, and per finding `decision.<key>` and `reason.<key>`. */
export const sentCheck = (sent: Sent) => ({
  secrecyCheckedBy: sent.text('secrecyCheckedBy'),
  decisions: [...sent.data.keys()].flatMap((name) => {
    if (!name.startsWith('decision.')) return [];
    const key = name.slice('decision.'.length);
    return [{ key, decision: sent.text(name), reason: sent.text(`reason.${key}`) }];
  }),
});
