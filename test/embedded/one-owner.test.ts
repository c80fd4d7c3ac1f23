import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachEmbedded } from '../../src/platform/embedded-postgres.ts';
import { postmasterFile, postmasterOf, temporaryFolder } from './data-folder.ts';
import { processesOn, startWriter } from './server-process.ts';

test('a second server on the folder is refused and told why; a command attaches', async () => {
  const data = await temporaryFolder();
  const first = startWriter(data);
  await first.line('ack');
  const second = startWriter(data);
  expect(await second.line('fault')).toBe(
    `fault The data folder ${data} is in use by another server (process ${first.child.pid}). ` +
      'Stop that server, or name another folder with YINUO_DATA.',
  );
  expect(await second.ended).toBe(1);
  const command = startWriter(data, 'attach');
  expect(await command.line('open')).toMatch(/^open attached /);
  expect(Number((await command.line('rows')).slice(5))).toBeGreaterThan(0);
  expect(await command.ended).toBe(0);
  const acks = first.lines.length;
  await expect.poll(() => first.lines.length).toBeGreaterThan(acks);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
});

test('of many servers that start together exactly one gets the folder, also over a stale lock', async () => {
  const data = await temporaryFolder();
  for (const round of ['new', 'stale']) {
    const servers = [1, 2, 3, 4].map(() => startWriter(data, 'idle'));
    const outcomes = await Promise.all(
      servers.map((server) => Promise.race([server.line('open'), server.line('fault')])),
    );
    expect(
      outcomes.filter((line) => line.startsWith('open')),
      round,
    ).toHaveLength(1);
    expect(outcomes.filter((line) => line.includes('in use by another server'))).toHaveLength(3);
    for (const server of servers) server.child.kill('SIGKILL');
    await Promise.all(servers.map((server) => server.ended));
  }
});

test('takes over from a killed server and ends the database it left behind', async () => {
  const data = await temporaryFolder();
  const killed = startWriter(data, 'idle');
  await killed.line('open');
  const orphan = postmasterOf(data);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(processesOn(data)).toContain(orphan);
  expect(await attachEmbedded(data)).toBeUndefined();
  const next = startWriter(data, 'idle');
  await next.line('open embedded');
  expect(postmasterOf(data)).not.toBe(orphan);
  expect(processesOn(data)).not.toContain(orphan);
  next.child.kill('SIGTERM');
  await next.ended;
  expect(processesOn(data)).toEqual([]);
  expect(postmasterFile(data)).toBe(false);
});

test('a lock whose process id went to another program does not hold the folder', async () => {
  const data = await temporaryFolder();
  const killed = startWriter(data, 'idle');
  await killed.line('open');
  killed.child.kill('SIGKILL');
  await killed.ended;
  process.kill(postmasterOf(data), 'SIGKILL');
  const lock = join(data, 'lock', readdirSync(join(data, 'lock')).at(-1) ?? '');
  const owner: Record<string, unknown> = JSON.parse(readFileSync(lock, 'utf8'));
  writeFileSync(lock, JSON.stringify({ ...owner, pid: process.pid }));
  // The same for the database's own lock.
  const pidFile = join(data, 'database', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  const next = startWriter(data, 'idle');
  await next.line('open embedded');
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});

test('an ordinary end leaves no process', async () => {
  const data = await temporaryFolder();
  const server = startWriter(data);
  await server.line('ack');
  expect(processesOn(data).length).toBeGreaterThan(1);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(processesOn(data)).toEqual([]);
});
