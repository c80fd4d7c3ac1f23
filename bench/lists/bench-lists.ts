import { sql } from 'kysely';
import { withActor } from '../../src/platform/index.ts';
import { currentRound } from '../../src/registry/rounds/index.ts';
import type { City } from '../city.ts';
import { repeat, timesOf } from '../measure.ts';
import { say, type Line, type Section } from '../report.ts';
import { LISTINGS, type Answer, type Listing } from './listings.ts';
import { LEVELS, placesOf, type Place } from './places.ts';

const BUDGET_MS = 50;
const TIMES = 40;
const PATIENCE_MS = 3000;

/** Lists and roll-ups at every level, beside the bare reading of the same rows by their keys in the same minute. */
export async function benchLists(city: City): Promise<Section[]> {
  const round = await currentRound(city.office);
  if (!round) throw new Error('the city has no round');
  const places = await placesOf(city.office);
  const sections: Section[] = [];
  for (const level of LEVELS) {
    const lines: Line[] = [];
    for (const listing of LISTINGS.filter(({ cityOnly }) => level === 'city' || !cityOnly)) {
      lines.push(await measure(city, listing, places.get(level) ?? [], round.id));
    }
    sections.push({ title: `lists at a ${level}`, lines });
    say(`lists at a ${level} done`);
  }
  return sections;
}

async function measure(
  { office }: City,
  listing: Listing,
  places: readonly Place[],
  roundId: string,
): Promise<Line> {
  let answer: Answer | undefined;
  const place = (turn: number): Place => places[turn % places.length]!;
  const run = async (turn: number): Promise<void> => {
    answer = await listing.run(withActor(office, place(turn).actor), place(turn), roundId, turn);
  };
  await run(0);
  const taken = timesOf(await repeat(run, TIMES, PATIENCE_MS));
  const bare = timesOf(await repeat(() => readBare(office.db, answer), TIMES, PATIENCE_MS));
  return {
    what: listing.name,
    value: `p50 ${taken.p50.toFixed(1)}, p95 ${taken.p95.toFixed(1)} ms`,
    limit: `${answer ? `${answer.ids.length} rows by key` : 'select 1'} p95 ${bare.p95.toFixed(1)} ms`,
    ratio: taken.p95 / bare.p95,
    budget: `p95 ≤ ${BUDGET_MS} ms`,
    met: taken.p95 <= BUDGET_MS,
  };
}

const readBare = (db: City['office']['db'], answer: Answer | undefined): Promise<unknown> =>
  answer
    ? sql`select * from ${sql.table(answer.table)} where id = any(${[...answer.ids]}::uuid[])`.execute(db)
    : sql`select 1`.execute(db);
