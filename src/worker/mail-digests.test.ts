import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { draftFor, draftForPerson, handIn, openTestRound } from '../../test/letters.ts';
import { openMailSink, textOf, type MailSink } from '../../test/mail-sink.ts';
import { codeOf, faultsOf } from '../../test/published.ts';
import { buildWorld, type Place, type World } from '../../test/world.ts';
import { SYSTEM, type Role } from '../kernel/actor.ts';
import { openMail, withActor, type MailServer } from '../platform/index.ts';
import { ownMail, setOwnMail } from '../registry/access/index.ts';
import { sendDigests } from '../oversight/reminders/index.ts';
import { mailDigests } from './mail-digests.ts';

let world: World;
let sink: MailSink;
let server: MailServer;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  sink = await openMailSink();
  server = openMail({ mail: { url: sink.url, from: 'tixing@example.gov.cn' } })!;
  const author = await world.as('clerk', world.branchA1);
  await handIn(author, await draftFor(author, world.branchA1.id));
  const member = await world.asPerson(world.people.branchA1[1]!);
  await handIn(member, await draftForPerson(member, world.people.branchA1[1]!.id));
  await wants('secretary', world.townA, 'town@example.gov.cn');
  // Nothing waits for an auditor; a leader has no address.
  await wants('auditor', world.city, 'auditor@example.gov.cn');
  await world.as('secretary', world.countyB);
});
afterAll(async () => {
  server.close();
  await sink.close();
  await world.close();
});
beforeEach(() => {
  sink.mood = 'takes';
});

async function wants(role: Role, place: Place, address: string, digest = 'on'): Promise<void> {
  await setOwnMail(await world.as(role, place), { address, digest, language: 'zh' });
}
const send = () => mailDigests(world.office, server);
const takenBy = (address: string) => sink.taken.filter(({ to }) => to === address).length;
const TOWN = 'town@example.gov.cn';

test('one mail on a working day, from the set hour on, to those for whom something waits', async () => {
  for (const quiet of ['2026-03-02T23:59:00Z', '2026-03-07T02:00:00Z', '2026-03-03T12:30:00Z']) {
    world.clock.set(quiet);
    expect(await send(), quiet).toBe(0);
  }
  world.clock.set('2026-03-03T00:00:00Z');
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.reduce((sum, n) => sum + n)).toBe(1);
  world.clock.set('2026-03-03T06:00:00Z');
  expect(await send()).toBe(0);
  expect(sink.taken.map(({ to }) => to)).toEqual([TOWN]);
  const { raw } = sink.taken[0]!;
  const text = textOf(raw);
  expect(text).toMatchInlineSnapshot(`
    "您好：

    截至2026年3月3日 08:00，您在“测试市公开承诺办公室”有以下待办：

    1. 审核承诺书 1 份
       http://localhost:3000/console/2-review
    2. 尚未提交承诺书的组织 1 个
       http://localhost:3000/console/1-propose/letters

    全部待办：http://localhost:3000/console

    此邮件由系统自动发出，每个工作日最多一封，没有待办不发，请勿回复。
    不需要时，可在“我的账号”中关闭：http://localhost:3000/console/accounts/me
    "
  `);
  for (const { name } of Object.values(world.people).flat()) expect(text).not.toContain(name);
  expect(text).not.toContain(world.branchA1.name);
  expect(raw).toMatch(/^Message-ID:\s+<digest\.2026-03-03\./im);
  // From the next week on the city would read of overdue reviews.
  await wants('auditor', world.city, '');
});

test('what the mail server refused is tried again, three times at most; what may have gone out is not', async () => {
  sink.mood = 'refuses';
  world.clock.set('2026-03-04T01:00:00Z');
  const before = takenBy(TOWN);
  for (const minutes of [0, 5, 16, 32, 48, 64]) {
    world.clock.set(new Date(Date.parse('2026-03-04T01:00:00Z') + minutes * 60_000).toISOString());
    expect(await send()).toBe(0);
  }
  const row = await world.db
    .selectFrom('digest_mail')
    .select(['state', 'tries'])
    .where('day', '=', '2026-03-04')
    .where('state', '<>', 'nothingToSay')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'failed', tries: 3 });

  world.clock.set('2026-03-05T01:00:00Z');
  expect(
    await mailDigests(world.office, openMail({ mail: { url: 'smtp://127.0.0.1:1', from: TOWN } })!),
  ).toBe(0);
  sink.mood = 'takes';
  world.clock.set('2026-03-05T01:20:00Z');
  expect(await send()).toBe(1);

  world.clock.set('2026-03-06T01:00:00Z');
  sink.mood = 'hangsUp';
  expect(await send()).toBe(0);
  sink.mood = 'takes';
  world.clock.set('2026-03-06T03:00:00Z');
  expect(await send()).toBe(0);
  expect(takenBy(TOWN) - before).toBe(1);
});

test('a program that falls sends nothing twice, and takes up again what it had not handed over', async () => {
  const program = withActor(world.office, SYSTEM);
  world.clock.set('2026-03-09T01:00:00Z');
  const before = takenBy(TOWN);
  // Fell while the mail server had it.
  await expect(
    sendDigests(program, async (digest) => {
      await server.send({ to: digest.address, subject: '-', text: '-', messageId: '<x@localhost>' });
      throw new Error('fell');
    }),
  ).rejects.toThrow('fell');
  world.clock.set('2026-03-09T05:00:00Z');
  expect(await send()).toBe(0);
  expect(takenBy(TOWN) - before).toBe(1);
  // Fell while it made the text.
  world.clock.set('2026-03-10T01:00:00Z');
  const { accountId } = await world.actor('secretary', world.townA);
  await world.db
    .insertInto('digest_mail')
    .values({
      account_id: accountId!,
      day: '2026-03-10',
      state: 'preparing',
      tries: 1,
      changed_at: world.clock.now(),
    })
    .execute();
  world.clock.set('2026-03-10T01:10:00Z');
  expect(await send()).toBe(0);
  world.clock.set('2026-03-10T01:16:00Z');
  expect(await send()).toBe(1);
  expect(takenBy(TOWN) - before).toBe(2);
});

test('the address is its owner’s: set, switched off, taken away, never read by others', async () => {
  const town = await world.as('secretary', world.townA);
  const before = takenBy(TOWN);
  expect(await ownMail(town)).toEqual({ address: TOWN, digest: true });
  expect(await faultsOf(setOwnMail(town, { address: '不是邮箱', digest: 'on', language: 'zh' }))).toEqual([
    'address access.not-a-mail-address',
  ]);
  await wants('secretary', world.townA, TOWN, '');
  world.clock.set('2026-03-11T01:00:00Z');
  expect(await send()).toBe(0);
  await wants('secretary', world.townA, '');
  expect(await ownMail(town)).toEqual({ address: null, digest: true });
  expect(await send()).toBe(0);
  expect(takenBy(TOWN)).toBe(before);
  expect(
    await codeOf(setOwnMail(world.anonymous(), { address: TOWN, digest: 'on', language: 'zh' })),
  ).not.toBe('done');
  expect(await codeOf(sendDigests(town, async () => 'sent'))).not.toBe('done');
  const log = await world.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'account.set-mail')
    .execute();
  expect(JSON.stringify(log)).not.toContain('example.gov.cn');
});
