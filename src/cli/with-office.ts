import { createLog, openOffice, readConfig } from '../platform/index.ts';
import { followWithin } from '../registry/letters/index.ts';
import type { WithOffice } from './command.ts';

/**
 * Opens the office of the data folder for one command, brings its schema up to date, and closes it again. While a server
 * runs on the folder its database is used. Only warnings are logged, to stderr, so that the output stays clean.
 */
export const withOffice: WithOffice = async (act) => {
  const config = readConfig();
  const quiet = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const log = createLog({ logLevel: quiet }, process.stderr);
  const opened = await openOffice({ ...config, databasePool: 4 }, log, {
    attach: true,
    sendOnly: true,
    followPeople: followWithin,
  });
  try {
    return await act(opened.office);
  } finally {
    await opened.stop();
  }
};
