import type { Day } from '../../../kernel/days.ts';
import type {
  FieldRow,
  ImportContext,
  ImportPass,
  ReadingFacts,
  Report,
} from '../../../registry/imports/index.ts';
import { holdTree } from '../../../registry/organizations/index.ts';
import { NEED_SOURCES } from '../needs/types.ts';
import { isSameWish, wishOf, type Wish } from './likeness-rules.ts';
import { readNeedRow, type NeedRow } from './need-row.ts';
import { keepNeeds, presentHearings, presentNeeds, type KeptNeed } from './need-store.ts';
import { loadPlaces } from './places.ts';

/** Needs heard once more in one organization, and the wish they are compared by. */
interface Known extends KeptNeed {
  readonly wish: Wish;
}

/** Reads the whole sheet, then decides organization by organization what is new, heard again or known. */
export async function beginNeeds(
  ctx: ImportContext,
  report: Report,
  { answers }: ReadingFacts,
): Promise<ImportPass> {
  const source = NEED_SOURCES.find((one) => one === answers['source']) ?? 'other';
  const today = ctx.clock.today();
  const places = await loadPlaces(ctx, {
    action: 'need.import',
    within: answers['within'] ?? '',
    fields: ['organization', 'place'],
  });
  const rows: NeedRow[] = [];
  return {
    take(row: FieldRow) {
      const place = places.of(row, report);
      const one = place && readNeedRow(row, place, today, report);
      if (one) rows.push(one);
    },
    async finish(write, step) {
      if (write) await holdTree(write, 'stable');
      const db = write ?? ctx;
      const ids = [...new Set(rows.map(({ place }) => place.id))];
      const references = rows.flatMap(({ reference }) => (reference === null ? [] : [reference]));
      const heard = new Set((await presentHearings(db, source, ids, references)).map(keyOf));
      const bank = new Map<string, Known[]>();
      for (const need of await presentNeeds(db, ids)) add(bank, { ...need, wish: wishOf(need.text) });
      const made: KeptNeed[] = [];
      const touched = new Set<KeptNeed>();
      const counts = { created: 0, updated: 0, unchanged: 0 };
      for (const row of rows) {
        if (heard.has(keyOf(hearingOf(row)))) {
          counts.unchanged += 1;
          continue;
        }
        heard.add(keyOf(hearingOf(row)));
        const wish = wishOf(row.text);
        const near = bank.get(row.place.id)?.find((one) => isSameWish(one.wish, wish));
        const need = near ?? add(bank, { ...newNeed(row), wish });
        need.heard.push(row);
        if (near) counts.updated += 1;
        else {
          counts.created += 1;
          made.push(need);
        }
        touched.add(need);
      }
      if (write) await keepNeeds(write, { source, today, needs: [...touched] }, step);
      return { ...counts, figures: { needs: made.length, merged: counts.updated } };
    },
  };
}

const newNeed = (row: NeedRow): KeptNeed => ({
  id: null,
  organizationId: row.place.id,
  text: row.text,
  heard: [],
});

function add(bank: Map<string, Known[]>, need: Known): Known {
  const list = bank.get(need.organizationId);
  if (list) list.push(need);
  else bank.set(need.organizationId, [need]);
  return need;
}

interface Hearing {
  readonly organizationId: string;
  readonly reference: string | null;
  readonly text: string;
  readonly heardOn: Day | null;
  readonly deadline: Day | null;
}

/**
 * The same row of the same book: by its number where it has one. A list without days is dated by the import, so its
 * deadline stands for the day.
 */
const keyOf = ({ organizationId, reference, text, heardOn, deadline }: Hearing): string =>
  reference !== null ? `# ${reference}` : [organizationId, deadline ?? heardOn ?? '', text].join(' ');

const hearingOf = (row: NeedRow): Hearing => ({
  organizationId: row.place.id,
  reference: row.reference,
  text: row.heard,
  heardOn: row.heardOn,
  deadline: row.deadline,
});
