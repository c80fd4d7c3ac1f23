import { verifyChain } from '../transparency/index.ts';
import type { Command } from './command.ts';
import { withOffice } from './with-office.ts';

export const verifyLogCommand: Command = {
  run: (_args, { words, say }) =>
    withOffice(async (office) => {
      const verdict = await verifyChain(office);
      say(
        verdict.intact
          ? words.logWhole(verdict.entries)
          : `${words.logBroken}#${verdict.index} ${verdict.fault}`,
      );
      return verdict.intact ? 0 : 1;
    }),
};
