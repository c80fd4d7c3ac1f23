import { parseArgs } from 'node:util';
import { generateCity, scaledCity } from '../../bench/generate-city.ts';
import { UsageError, type Command } from './command.ts';
import { withOffice } from './with-office.ts';

/** The city of the bench in a data folder of one's own. @throws Error when organizations are there already */
export const generateCityCommand: Command = {
  async run(args, { words, say, tell }) {
    const { values } = parseArgs({ args: [...args], options: { share: { type: 'string', default: '1' } } });
    const share = Number(values.share);
    if (!(share > 0 && share <= 1)) throw new UsageError(words.generateCityUsage);
    await withOffice((office) =>
      generateCity(office.db, scaledCity(share), (what, done, total) => {
        if (done === total) tell(`${what} ${total}`);
      }),
    );
    say(words.cityGenerated);
    return 0;
  },
};
