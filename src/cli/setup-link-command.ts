import { setupLink } from '../registry/access/index.ts';
import type { Command } from './command.ts';
import { withOffice } from './with-office.ts';

export const setupLinkCommand: Command = {
  run: (_args, { words, say }) =>
    withOffice(async (office) => {
      const path = await setupLink(office);
      const base = office.config.origin ?? `http://localhost:${office.config.port}`;
      say(path === undefined ? words.alreadySetUp : words.setupLink(`${base}${path}`));
      return path === undefined ? 1 : 0;
    }),
};
