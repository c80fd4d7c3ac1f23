import { parseArgs } from 'node:util';
import { SYSTEM } from '../kernel/actor.ts';
import { withActor } from '../platform/index.ts';
import { recountCoverage } from '../oversight/coverage/index.ts';
import type { Command } from './command.ts';
import { withOffice } from './with-office.ts';

/** Counts the coverage anew from people, letters and records, and with `--repair` sets right what differs. */
export const recountCommand: Command = {
  run: (args, { words, say }) => {
    const options = { repair: { type: 'boolean', default: false } } as const;
    const { repair } = parseArgs({ args: [...args], options, allowPositionals: false }).values;
    return withOffice(async (office) => {
      const { rounds, drift } = await recountCoverage(withActor(office, SYSTEM), { repair });
      for (const { code, name, round, counter, stored, counted } of drift) {
        const place = `${code} ${name}`;
        say(words.drift(place, round ?? words.roster, words.counters[counter], stored, counted));
      }
      if (drift.length === 0) say(words.countersRight(rounds));
      else say(repair ? words.countersRepaired(drift.length) : words.countersWrong(drift.length));
      return drift.length === 0 || repair ? 0 : 1;
    });
  },
};
