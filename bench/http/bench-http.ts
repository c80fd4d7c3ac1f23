import type { City } from '../city.ts';
import { median } from '../measure.ts';
import type { Line, Section } from '../report.ts';
import { runLoad, type Load, type Loaded } from './client.ts';
import { publicItemPaths } from './item-paths.ts';
import { openPlainServer } from './plain-server.ts';
import { openProduct, type Served } from './product.ts';
import { takeAnswer } from './take-answer.ts';
import { weighPages } from './weigh-pages.ts';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 32;
const MISSES = 100;
const WARM = 20;
const CACHED_BUDGET = 0.8;
const MISS_BUDGET_MS = 50;

/** The public page of an item: from the cache, known to the browser, and drawn anew, beside plain `node:http`. */
export async function benchHttp(city: City): Promise<Section[]> {
  const product = await openProduct(city);
  try {
    const [first = '', ...others] = await publicItemPaths(city.office, 1 + WARM + MISSES * ROUNDS);
    const page = await takeAnswer(product.port, first);
    const known = { 'if-none-match': page.etag };
    const unchanged = await takeAnswer(product.port, first, known);
    if (unchanged.status !== 304) throw new Error(`${first} answered ${unchanged.status} to its own ETag`);
    const plain = await openPlainServer({ '/page': page, '/unchanged': unchanged });
    try {
      const steady = { seconds: SECONDS, connections: CONNECTIONS };
      return [
        {
          title: `public item page (${page.body.length} bytes compressed)`,
          lines: [
            ...(await compare('from the cache', [product, first], [plain, '/page'], steady)),
            ...(await compare(
              '304, the browser knows it',
              [product, first, known],
              [plain, '/unchanged', known],
              steady,
            )),
            await missed(product, plain, others),
          ],
        },
        {
          title: 'weight of portal pages, gzipped',
          lines: await weighPages(city.office, product.port),
        },
      ];
    } finally {
      await plain.stop();
    }
  } finally {
    await product.stop();
  }
}

type Target = readonly [Served, path: string, headers?: Readonly<Record<string, string>>];
type Steady = Pick<Load, 'seconds' | 'connections'>;

async function compare(what: string, own: Target, limit: Target, steady: Steady): Promise<Line[]> {
  const run = ([server, path, headers = {}]: Target): Promise<Loaded> =>
    runLoad(server, { ...steady, paths: [path], headers });
  for (const target of [own, limit]) await run(target);
  const rounds: { readonly own: Loaded; readonly limit: Loaded }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ limit: await run(limit), own: await run(own) });
  const requests = (side: 'own' | 'limit'): number => median(rounds.map((round) => round[side].perSecond));
  const lines: Line[] = [
    {
      what,
      value: `${requests('own').toFixed(0)}/s`,
      limit: `node:http ${requests('limit').toFixed(0)}/s`,
      ratio: median(rounds.map((round) => round.own.perSecond / round.limit.perSecond)),
      budget: `≥ ${CACHED_BUDGET}`,
      met: median(rounds.map((round) => round.own.perSecond / round.limit.perSecond)) >= CACHED_BUDGET,
    },
  ];
  const cost = (side: 'own' | 'limit'): number =>
    median(rounds.map((round) => (round[side].cpuSeconds ?? Number.NaN) / round[side].requests)) * 1e6;
  if (!Number.isNaN(cost('own')))
    lines.push({
      what: `${what}, processor`,
      value: `${cost('own').toFixed(0)} µs a page`,
      limit: `node:http ${cost('limit').toFixed(0)} µs`,
      ratio: cost('limit') / cost('own'),
      budget: `≥ ${CACHED_BUDGET}`,
      met: cost('limit') / cost('own') >= CACHED_BUDGET,
    });
  return lines;
}

/** One visitor after the other, each at a page nobody has seen since the last change. */
async function missed(product: Served, plain: Served, paths: readonly string[]): Promise<Line> {
  const once = { connections: 1, once: true, headers: {} } as const;
  const own: Loaded[] = [];
  const limit: Loaded[] = [];
  // The code of the page is warm in a server that has run for a minute.
  await runLoad(product, { ...once, paths: paths.slice(0, WARM) });
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = paths.slice(WARM + round * MISSES, WARM + (round + 1) * MISSES);
    own.push(await runLoad(product, { ...once, paths: mine }));
    limit.push(await runLoad(plain, { ...once, paths: mine.map(() => '/page') }));
  }
  const p = (loads: readonly Loaded[], key: 'p50' | 'p95'): number =>
    median(loads.map((load) => load.times[key]));
  return {
    what: 'missed: drawn anew',
    value: `p50 ${p(own, 'p50').toFixed(1)}, p95 ${p(own, 'p95').toFixed(1)} ms`,
    limit: `node:http p95 ${p(limit, 'p95').toFixed(2)} ms`,
    ratio: p(own, 'p95') / p(limit, 'p95'),
    budget: `p95 ≤ ${MISS_BUDGET_MS} ms`,
    met: p(own, 'p95') <= MISS_BUDGET_MS,
  };
}
