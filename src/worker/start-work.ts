import { forgetRequests, type Office } from '../platform/index.ts';
import { importWork, workImport } from '../registry/imports/index.ts';
import { organizationImporter } from '../registry/organizations/index.ts';
import { peopleImporter } from '../registry/people/index.ts';
import { sequence } from '../transparency/index.ts';
import { atIntervals } from './at-intervals.ts';

const SEQUENCE_EVERY_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;
/** A key need only outlive the sender's patience. */
const REQUESTS_KEPT_MS = 72 * 3_600_000;

const IMPORTERS = { organizations: organizationImporter, people: peopleImporter };

/**
 * Takes up the jobs of the queue, and does by the clock what no verb waits for: the public log gets the entries that a
 * crash left without an index, old idempotency keys are forgotten. @returns how to stop what runs by the clock
 */
export async function startWork(office: Office): Promise<() => void> {
  await office.queue.work(importWork, ({ id }) => workImport(office, IMPORTERS, id));
  const stops = [
    atIntervals(office.log, SEQUENCE_EVERY_MS, 'sequence', () => sequence(office)),
    atIntervals(office.log, FORGET_EVERY_MS, 'forget requests', () =>
      forgetRequests(office.db, new Date(office.clock.now().getTime() - REQUESTS_KEPT_MS)),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
