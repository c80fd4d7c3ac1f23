import type { City } from '../city.ts';
import { median, ratePerSecond } from '../measure.ts';
import { say, type Line, type Section } from '../report.ts';
import { bareLoop } from './bare-loop.ts';
import { openPgbench } from './pgbench.ts';
import { itemsToReport } from './items-to-report.ts';
import { verbLoop } from './verb-loop.ts';

const BUDGET = 0.4;
const ROUNDS = 3;
const SECONDS = 2;
const CALLERS = [1, 8];

/** Progress reports per second: the verb, the same statements bare, and what pgbench calls a simple update. */
export async function benchWrites(city: City): Promise<Section[]> {
  const items = await itemsToReport(city.office);
  const verb = verbLoop(city.office, items);
  const bare = await bareLoop(city.connection, items, Math.max(...CALLERS));
  const pgbench = await openPgbench(city.connection);
  if (!pgbench) say('pgbench is not on the PATH: the bare statements are the only limit');
  const lines: Line[] = [];
  for (const callers of CALLERS) {
    const rates = { verb: [] as number[], bare: [] as number[], simple: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.verb.push(await ratePerSecond(verb, callers, SECONDS));
      rates.bare.push(await ratePerSecond(bare.act, callers, SECONDS));
      if (pgbench) rates.simple.push(await pgbench.rate(callers, SECONDS));
    }
    const written = median(rates.verb);
    const against = (name: string, limit: number): Line => ({
      what: `progress report, ${callers} at a time`,
      value: `${written.toFixed(0)}/s`,
      limit: `${name} ${limit.toFixed(0)}/s`,
      ratio: written / limit,
      budget: `≥ ${BUDGET}`,
      met: written / limit >= BUDGET,
    });
    lines.push(against('bare statements', median(rates.bare)));
    if (pgbench) lines.push(against('pgbench -N', median(rates.simple)));
  }
  await bare.close();
  await pgbench?.close();
  return [{ title: 'single writes', lines }];
}
