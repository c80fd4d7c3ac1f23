import { CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from './log.ts';
import type { Database } from './schema.ts';

declare const dataOfJob: unique symbol;

/** A kind of background work, with the shape of its data. Made once by `defineJob` in the room that owns the work. */
export interface Job<Data extends object> {
  readonly name: string;
  readonly retries: number;
  readonly retryDelaySeconds: number;
  readonly [dataOfJob]?: Data;
}

export interface JobOptions {
  /** Default 8; with the growing pause the last try comes after some hours. */
  readonly retries?: number;
  /** Pause before the first retry, doubled each time up to an hour. Default 5. */
  readonly retryDelaySeconds?: number;
}

const defined = new Map<string, Job<object>>();

/** Call at module level: queues of all jobs known by then are made when the office opens. */
export function defineJob<Data extends object>(name: string, options: JobOptions = {}): Job<Data> {
  const { retries = 8, retryDelaySeconds = 5 } = options;
  const job: Job<Data> = { name, retries, retryDelaySeconds };
  defined.set(name, job);
  return job;
}

export interface EnqueueOptions {
  /** While a job with this key waits, another is not added. */
  readonly singletonKey?: string;
  readonly startAfter?: Date;
}

export interface Queue {
  /**
   * Adds a job; given a transaction's `db` it exists only if that commits. Jobs run at least once: every handler must
   * be safe twice.
   */
  enqueue<Data extends object>(
    db: Kysely<Database>,
    job: Job<Data>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Takes up jobs of this kind, up to `concurrency` at once in this process. */
  work<Data extends object>(
    job: Job<Data>,
    handle: (data: Data) => Promise<void>,
    concurrency?: number,
  ): Promise<void>;
  /** A repeated job, five cron fields in Asia/Shanghai. */
  schedule(job: Job<Record<string, never>>, cron: string): Promise<void>;
  /** Waits for running handlers (at most 30 s); what was cut off runs again elsewhere. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  /** Only add jobs: no upkeep, no schedules. For commands and tests. */
  readonly sendOnly?: boolean;
  /** Seconds without a sign of life after which a job counts as cut off. Default 30. */
  readonly heartbeatSeconds?: number;
  readonly schema?: string | undefined;
}

const nameOfSchema = (office: string | undefined): string =>
  office === undefined ? 'pgboss' : `${office}_jobs`;

/** The queue lives in the same database, in a schema of its own, so that adding a job commits with the change. */
export async function openQueue(pool: pg.Pool, log: Log, options: QueueOptions = {}): Promise<Queue> {
  const { sendOnly = false, heartbeatSeconds = 30 } = options;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: nameOfSchema(options.schema),
    supervise: !sendOnly,
    schedule: !sendOnly,
    registerInstance: false,
    persistWarnings: false,
    monitorIntervalSeconds: Math.max(1, Math.floor(heartbeatSeconds / 2)),
    superviseIntervalSeconds: Math.max(1, Math.floor(heartbeatSeconds / 2)),
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'job queue'));
  await boss.start();

  const ready = new Map<string, Promise<void>>();
  const ensure = ({ name, retries, retryDelaySeconds }: Job<object>): Promise<void> => {
    const made =
      ready.get(name) ??
      boss.createQueue(name, {
        policy: 'short',
        retryLimit: retries,
        retryDelay: retryDelaySeconds,
        retryBackoff: true,
        retryDelayMax: 3600,
        heartbeatSeconds,
        expireInSeconds: 6 * 3600,
        deleteAfterSeconds: 7 * 86_400,
      });
    ready.set(name, made);
    made.catch(() => ready.delete(name));
    return made;
  };

  // Made now, not at the first use: that may come inside a transaction, with the pool in full use.
  for (const job of defined.values()) await ensure(job);

  return {
    async enqueue(db, job, data, { singletonKey, startAfter } = {}) {
      await ensure(job);
      await boss.send(job.name, data, {
        // The queue's policy allows one waiting job per key, so a job without one gets its own.
        singletonKey: singletonKey ?? crypto.randomUUID(),
        db: throughKysely(db),
        ...(startAfter === undefined ? {} : { startAfter }),
      });
    },
    async work<Data extends object>(job: Job<Data>, handle: (data: Data) => Promise<void>, concurrency = 1) {
      await ensure(job);
      await boss.work<Data>(
        job.name,
        { localConcurrency: concurrency, pollingIntervalSeconds: 1 },
        async ([one]) => {
          if (one === undefined) return;
          try {
            await handle(one.data);
          } catch (error) {
            log.error({ err: error, job: job.name, jobId: one.id }, 'job failed');
            throw error;
          }
        },
      );
    },
    async schedule(job, cron) {
      await ensure(job);
      await boss.schedule(job.name, cron, null, { tz: 'Asia/Shanghai' });
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

const throughKysely = (db: Kysely<Database>): ReturnType<PgBoss['getDb']> => ({
  async executeSql(text: string, values: unknown[] = []) {
    const { rows } = await db.executeQuery<unknown>(CompiledQuery.raw(text, [...values]));
    return { rows };
  },
});
