import { SYSTEM } from '../kernel/actor.ts';
import { withActor } from '../platform/index.ts';
import { accountOfLogin, issueSlip } from '../registry/access/index.ts';
import { UsageError, type Command } from './command.ts';
import { withOffice } from './with-office.ts';

/** The way back in when the only administrator has forgotten the password: whoever runs the program may. */
export const accountSlipCommand: Command = {
  run: async ([login], { words, say }) => {
    if (login === undefined) throw new UsageError(words.accountSlipUsage);
    return withOffice(async (office) => {
      const slip = await issueSlip(withActor(office, SYSTEM), await accountOfLogin(office, login));
      const base = office.config.origin ?? `http://localhost:${office.config.port}`;
      say(words.accountSlip(slip.login, slip.slipCode, `${base}/console/activate`));
      return 0;
    });
  },
};
