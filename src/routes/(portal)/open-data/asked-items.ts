import { isDay } from '../../../kernel/days.ts';
import type { ItemState } from '../../../registry/letters/types.ts';
import {
  ITEM_ORDERS,
  type ItemFilter,
  type ItemOrder,
  type PublicDue,
} from '../../../steps/3-publish/index.ts';

/** What a reader may narrow a list to; not kept takes both kinds. */
const STATES: Readonly<Record<string, readonly ItemState[]>> = {
  inProgress: ['inProgress'],
  reportedDone: ['reportedDone'],
  closedOut: ['closedOut'],
  notKept: ['unfulfilled', 'underRectification'],
  withdrawn: ['withdrawn'],
};
const DUES: Readonly<Record<string, PublicDue>> = { 7: 7, 30: 30, 90: 90, overdue: 'overdue' };

export const STATE_CHOICES = Object.keys(STATES);
export const DUE_CHOICES = ['7', '30', '90', 'overdue'] as const;

/** A search as its address says it; what cannot be read stands empty and narrows nothing. */
export interface AskedItems {
  readonly q: string;
  readonly place: string;
  readonly category: string;
  readonly state: string;
  readonly due: string;
  readonly from: string;
  readonly to: string;
  readonly order: ItemOrder;
  readonly after: string;
}

export function readAsked({ searchParams }: URL): AskedItems {
  const read = (name: string): string => searchParams.get(name)?.trim().slice(0, 60) ?? '';
  const day = (name: string): string => (isDay(read(name)) ? read(name) : '');
  const order = ITEM_ORDERS.find((one) => one === read('order'));
  return {
    q: read('q'),
    place: read('place'),
    category: read('category'),
    state: read('state') in STATES ? read('state') : '',
    due: read('due') in DUES ? read('due') : '',
    from: day('from'),
    to: day('to'),
    order: order ?? 'latest',
    after: searchParams.get('after') ?? '',
  };
}

export const filterOf = (asked: AskedItems): ItemFilter => ({
  words: asked.q,
  place: asked.place || undefined,
  category: asked.category || undefined,
  states: STATES[asked.state],
  due: DUES[asked.due],
  dueFrom: asked.from || undefined,
  dueTo: asked.to || undefined,
});

/** The conditions alone, as the query of another address that holds the same items. */
export function queryOf(asked: AskedItems): string {
  const { after: _, order: __, ...conditions } = asked;
  const set = Object.entries(conditions).filter(([, value]) => value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
