import type { Id } from '../../src/kernel/ids.ts';
import { chaseList, coverage, exemptions } from '../../src/oversight/coverage/index.ts';
import type { Context } from '../../src/platform/index.ts';
import { children } from '../../src/registry/organizations/index.ts';
import { headcountWithin, listPeople } from '../../src/registry/people/index.ts';
import { currentRound } from '../../src/registry/rounds/index.ts';
import { findTwins } from '../../src/steps/1-propose/copies/index.ts';
import { reviewLoad, reviewQueue } from '../../src/steps/2-review/index.ts';
import { placePage, publicHome, searchPublic } from '../../src/steps/3-publish/portal/index.ts';
import { ledgerTotals, listLedger, type LedgerFilter } from '../../src/steps/4-fulfill/index.ts';
import { generatedId } from '../types.ts';
import type { Place } from './places.ts';

/** What a list answered with: the rows whose bare reading by key is the limit. */
export interface Answer {
  readonly table: 'item' | 'organization' | 'person' | 'letter';
  readonly ids: readonly Id[];
}

export interface Listing {
  readonly name: string;
  /** Levels at which it is asked; absent = all. */
  readonly cityOnly?: true;
  run(ctx: Context, place: Place, roundId: Id, turn: number): Promise<Answer | undefined>;
}

const ledger = (name: string, filter: LedgerFilter): Listing => ({
  name: `ledger, ${name}`,
  async run(ctx, place, roundId) {
    const page = await listLedger(ctx, { roundId, scopeId: place.id, filter });
    return { table: 'item', ids: page.rows.map(({ id }) => id) };
  },
});

const search = (name: string, words: string): Listing => ({
  name: `portal search, ${name}`,
  async run(ctx, place) {
    await searchPublic(ctx, place.path.split('/').length === 3 ? { words } : { words, place: place.code });
    return undefined;
  },
});

const searchBy = (name: string, filter: Parameters<typeof searchPublic>[1]): Listing => ({
  name: `portal search, ${name}`,
  async run(ctx, place) {
    await searchPublic(ctx, place.path.split('/').length === 3 ? filter : { ...filter, place: place.code });
    return undefined;
  },
});

/** Texts of the generated items: 道路 stands in very many, 大郭庄 in some, the last in none. */
export const LISTINGS: readonly Listing[] = [
  ledger('no filter', {}),
  ledger('state in progress', { state: 'inProgress' }),
  ledger('state under rectification', { state: 'underRectification' }),
  ledger('state unfulfilled (none)', { state: 'unfulfilled' }),
  ledger('overdue', { light: 'overdue' }),
  ledger('due soon', { light: 'dueSoon' }),
  ledger('of organizations, claimed', { committer: 'organization', state: 'reportedDone' }),
  ledger('text, common', { text: '道路' }),
  ledger('text, rare', { text: '大郭庄村17组' }),
  ledger('text, none', { text: '高速铁路桥' }),
  ledger('text and state', { text: '路灯', state: 'underRectification' }),
  {
    name: 'ledger totals',
    async run(ctx, place, roundId) {
      await ledgerTotals(ctx, roundId, place.id);
      return undefined;
    },
  },
  {
    name: 'tree drill-down',
    async run(ctx, place) {
      const page = await children(ctx, place.id);
      return { table: 'organization', ids: page.rows.map(({ id }) => id) };
    },
  },
  {
    name: 'coverage roll-up',
    async run(ctx, place, roundId) {
      await coverage(ctx, { roundId, organizationId: place.id });
      return undefined;
    },
  },
  {
    name: 'coverage, chase list',
    async run(ctx, place, roundId) {
      await chaseList(ctx, { roundId, organizationId: place.id });
      return undefined;
    },
  },
  {
    name: 'coverage, exemptions',
    async run(ctx, place, roundId) {
      await exemptions(ctx, { roundId, organizationId: place.id });
      return undefined;
    },
  },
  {
    name: 'copies of a letter’s items',
    cityOnly: true,
    async run(ctx, _place, _roundId, turn) {
      const round = await currentRound(ctx);
      const twins = await findTwins(ctx, { id: generatedId(4, turn * 37) }, round!);
      return { table: 'letter', ids: twins.flatMap((twin) => (twin.readable ? [twin.letterId] : [])) };
    },
  },
  {
    name: 'portal front page',
    cityOnly: true,
    async run(ctx) {
      await publicHome(ctx);
      return undefined;
    },
  },
  {
    name: 'review queue and load',
    async run(ctx) {
      const [page] = await Promise.all([reviewQueue(ctx), reviewLoad(ctx)]);
      return { table: 'letter', ids: page.rows.map(({ letterId }) => letterId) };
    },
  },
  {
    name: 'people',
    async run(ctx, place) {
      const page = await listPeople(ctx, { within: place.path });
      return { table: 'person', ids: page.rows.map(({ id }) => id) };
    },
  },
  {
    name: 'people by name',
    async run(ctx, place) {
      const page = await listPeople(ctx, { within: place.path, name: '欧阳' });
      return { table: 'person', ids: page.rows.map(({ id }) => id) };
    },
  },
  {
    name: 'people, leading cadres',
    async run(ctx, place) {
      const page = await listPeople(ctx, { within: place.path, leadingCadre: true });
      return { table: 'person', ids: page.rows.map(({ id }) => id) };
    },
  },
  {
    name: 'headcount',
    async run(ctx, place) {
      await headcountWithin(ctx, place.path);
      return undefined;
    },
  },
  {
    name: 'portal place page',
    async run(ctx, place) {
      await placePage(ctx, place.code);
      return undefined;
    },
  },
  search('common', '道路'),
  search('rare', '大郭庄村17组'),
  search('none', '高速铁路桥'),
  search('one character', '灯'),
  searchBy('category', { category: 'livelihood' }),
  searchBy('category, none', { category: 'nothing' }),
  searchBy('due soon', { order: 'due' }),
  searchBy('just kept', { order: 'kept' }),
  searchBy('due in a month', { dueFrom: '2026-06-01', dueTo: '2026-06-30' }),
];
