import type { Command } from './command.ts';
import { withOffice } from './with-office.ts';

export const migrateCommand: Command = {
  async run(_args, { words, say }) {
    await withOffice(async () => undefined);
    say(words.migrated);
    return 0;
  },
};
