import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { expectCoverageToBeRight } from '../../../test/right-counters.ts';
import { actorOfAccount } from '../../registry/access/index.ts';
import { followWithin } from '../../registry/letters/index.ts';
import {
  openCalendar,
  openFiles,
  openQueue,
  openSecrets,
  readConfig,
  silentLog,
  systemClock,
  withActor,
  type Office,
} from '../../platform/index.ts';
import { buildDemo } from './build-demo.ts';

let fresh: FreshDatabase;
let office: Office;
let folder: string;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinuo-demo-'));
  fresh = await freshDatabase();
  const calendar = await openCalendar(fresh.db);
  const queue = await openQueue(fresh.pool, silentLog, { sendOnly: true });
  stops.push(
    () => calendar.stop(),
    () => queue.stop(),
  );
  const [files, config] = [openFiles(folder), readConfig({ YINUO_DATA: folder })];
  office = { db: fresh.db, clock: systemClock, calendar, queue, files, log: silentLog, config, secrets: openSecrets(folder), followPeople: followWithin }; // prettier-ignore
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

test('the coverage of the sample city, with fewer branches than usual, equals a recount of its raw rows at every node', async () => {
  await buildDemo(office, () => undefined, 1);
  const { id: roundId } = await office.db
    .selectFrom('round')
    .select('id')
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const { id: accountId } = await office.db
    .selectFrom('account')
    .select('id')
    .where('login', '=', 'auditor')
    .executeTakeFirstOrThrow();
  const auditor = withActor(office, (await actorOfAccount(office, accountId))!);
  expect(await expectCoverageToBeRight(auditor, roundId)).toBeGreaterThan(20);
}, 300_000);
