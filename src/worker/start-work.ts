import { SYSTEM } from '../kernel/actor.ts';
import { forgetRequests, openMail, withActor, type Office } from '../platform/index.ts';
import { importWork, workImport } from '../registry/imports/index.ts';
import { endExpiredExemptions, followPeople } from '../registry/letters/index.ts';
import { organizationImporter } from '../registry/organizations/index.ts';
import { peopleImporter } from '../registry/people/index.ts';
import { lettersImporter, needsImporter } from '../steps/1-propose/imports/index.ts';
import { followMergers } from '../steps/1-propose/suggestions/index.ts';
import { rerouteReviews } from '../steps/2-review/index.ts';
import { publishDue } from '../steps/3-publish/schedule/index.ts';
import { clearPrints, printWork, workPrint } from '../steps/3-publish/printing/index.ts';
import { sequence } from '../transparency/index.ts';
import { atIntervals } from './at-intervals.ts';
import { mailDigests } from './mail-digests.ts';

const SEQUENCE_EVERY_MS = 30_000;
const FOLLOW_EVERY_MS = 60_000;
const PUBLISH_EVERY_MS = 20_000;
/** Longer than a large import takes to commit. */
const FOLLOW_BACK_MS = 15 * 60_000;
const HOURLY_MS = 3_600_000;
const DIGESTS_EVERY_MS = 5 * 60_000;
/** A key need only outlive the sender's patience. */
const REQUESTS_KEPT_MS = 72 * 3_600_000;

const IMPORTERS = {
  organizations: organizationImporter,
  people: peopleImporter,
  needs: needsImporter,
  letters: lettersImporter,
};

/**
 * Takes up the jobs of the queue, and does by the clock what no verb waits for: the public log gets the entries that a
 * crash left without an index, letters count where their people are counted now, letters are published at the hour that
 * was set, exemptions end with their last day, open reviews and suggestions follow the tree, the digests of the day are
 * mailed, old idempotency keys are forgotten. @returns how to stop what runs by the clock
 */
export async function startWork(office: Office): Promise<() => void> {
  await office.queue.work(importWork, ({ id }) => workImport(office, IMPORTERS, id));
  await office.queue.work(printWork, ({ id }) => workPrint(office, id));
  const program = withActor(office, SYSTEM);
  const stops = [
    atIntervals(office.log, SEQUENCE_EVERY_MS, 'sequence', () => sequence(office)),
    atIntervals(office.log, FOLLOW_EVERY_MS, 'follow people', () =>
      followPeople(program, { changedSince: new Date(office.clock.now().getTime() - FOLLOW_BACK_MS) }),
    ),
    atIntervals(office.log, HOURLY_MS, 'follow all people', () => followPeople(program)),
    atIntervals(office.log, FOLLOW_EVERY_MS, 'suggestions follow mergers', () => followMergers(program)),
    atIntervals(office.log, FOLLOW_EVERY_MS, 'reroute reviews', () => rerouteReviews(program)),
    atIntervals(office.log, PUBLISH_EVERY_MS, 'publish due', () => publishDue(office)),
    atIntervals(office.log, HOURLY_MS, 'end exemptions', () => endExpiredExemptions(program)),
    atIntervals(office.log, HOURLY_MS, 'clear prints', () => clearPrints(office)),
    atIntervals(office.log, HOURLY_MS, 'forget requests', () =>
      forgetRequests(office.db, new Date(office.clock.now().getTime() - REQUESTS_KEPT_MS)),
    ),
  ];
  const mail = openMail(office.config);
  if (mail)
    stops.push(
      atIntervals(office.log, DIGESTS_EVERY_MS, 'mail digests', () => mailDigests(office, mail)),
      () => mail.close(),
    );
  return () => {
    for (const stop of stops) stop();
  };
}
