import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { OfficeCalendar } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { FileStore } from './files.ts';
import type { Log } from './log.ts';
import type { Queue } from './queue.ts';
import type { Database } from './schema.ts';
import type { Secrets } from './secrets.ts';

/** The machines of one running office, without anybody acting. */
export interface Office {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly queue: Queue;
  readonly log: Log;
  readonly config: Config;
  readonly calendar: OfficeCalendar;
  readonly secrets: Secrets;
  readonly followPeople: FollowPeople;
}

/** Whom to look at; without any of these, everybody in an open round. */
export interface Moved {
  readonly personIds?: readonly string[];
  readonly changedSince?: Date;
}

/**
 * What later rooms count by person follows in the transaction that changes the person. Given by whoever opens the
 * office, since the rooms that change people stand before those that count them. @returns how many records followed
 */
export type FollowPeople = (tx: TransactionContext, who: Moved) => Promise<number>;

/** What every verb takes first: the office and who acts. */
export interface Context extends Office {
  readonly actor: Actor;
  /** The idempotency key sent with a write. */
  readonly requestKey?: string | undefined;
}

/** Registered, since the entry and the built pages each hold their own copy of this module. */
export const IN_TRANSACTION: unique symbol = Symbol.for('yinuo.in-transaction');

/** A context whose `db` is one transaction. Takes the place of the context inside `transact`. */
export interface TransactionContext extends Omit<Context, 'db'> {
  readonly db: Transaction<Database>;
  readonly [IN_TRANSACTION]: true;
  /** Runs after the commit, outside the transaction, never after a rollback; a failure is logged, not thrown. */
  afterCommit(act: (ctx: Context) => void | Promise<void>): void;
}

export const withActor = (office: Office, actor: Actor, requestKey?: string): Context => ({
  ...office,
  actor,
  ...(requestKey === undefined ? {} : { requestKey }),
});
