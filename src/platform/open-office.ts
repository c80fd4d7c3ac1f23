import { openCalendar } from './calendar.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { FollowPeople, Office } from './context.ts';
import { openDatabase, type OpenDatabase, type OpenOptions } from './database.ts';
import { openFiles } from './files.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { openQueue } from './queue.ts';
import { openSecrets } from './secrets.ts';

export interface OpenOffice {
  readonly office: Office;
  readonly database: OpenDatabase['info'];
  /** Ends jobs, connections and the embedded database, in that order. */
  stop(): Promise<void>;
}

export interface OfficeOptions extends OpenOptions {
  readonly clock?: Clock;
  readonly followPeople: FollowPeople;
  /** For commands: add jobs, but leave upkeep and schedules to the server. */
  readonly sendOnly?: boolean;
}

/**
 * Opens every machine of the office and brings the schema up to date.
 * @throws DomainError `platform.*`, each with a message that says what to do
 */
export async function openOffice(config: Config, log: Log, options: OfficeOptions): Promise<OpenOffice> {
  const { db, pool, info, stop } = await openDatabase(config, log, options);
  try {
    await migrate(db, log, { schema: config.schema });
    const calendar = await openCalendar(db);
    const queue = await openQueue(pool, log, {
      schema: config.schema,
      sendOnly: options.sendOnly ?? false,
    });
    const files = openFiles(config.data);
    const secrets = openSecrets(config.data);
    return {
      office: {
        db,
        clock: options.clock ?? systemClock,
        files,
        queue,
        log,
        config,
        calendar,
        secrets,
        followPeople: options.followPeople,
      },
      database: info,
      async stop() {
        calendar.stop();
        await queue.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
