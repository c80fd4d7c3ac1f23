import { setImmediate } from 'node:timers/promises';
import type { Day } from '../../../kernel/days.ts';
import { DomainError } from '../../../kernel/errors.ts';
import type {
  FieldRow,
  ImportContext,
  ImportPass,
  ReadingFacts,
  Report,
} from '../../../registry/imports/index.ts';
import { holdTree } from '../../../registry/organizations/index.ts';
import { NEED_SOURCES } from '../needs/types.ts';
import { wishOf, type Wish } from './likeness-rules.ts';
import { readNeedRow, type NeedRow } from './need-row.ts';
import { keepNeeds, presentHearings, presentNeeds, type KeptNeed } from './need-store.ts';
import { loadPlaces } from './places.ts';
import { WishIndex } from './wish-index.ts';

/** Rows after which others get their turn. */
const BREATH = 500;
/** Of one sheet. */
const ROWS_MOST = 50_000;

/** Needs heard once more in one organization, and the wish they are compared by. */
interface Known extends KeptNeed {
  readonly wish: Wish;
}

/**
 * Reads the whole sheet, then decides what is new, heard again or known. @throws DomainError `import.too-many-needs`
 */
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
      if (!one) return;
      if (rows.length >= ROWS_MOST)
        throw new DomainError('import.too-many-needs', { params: { most: ROWS_MOST } });
      rows.push(one);
    },
    async finish(write, step) {
      if (write) await holdTree(write, 'stable');
      const db = write ?? ctx;
      const ids = [...new Set(rows.map(({ place }) => place.id))];
      const references = rows.flatMap(({ reference }) => (reference === null ? [] : [reference]));
      const heard = new Set((await presentHearings(db, source, ids, references)).map(keyOf));
      const bank = new WishIndex<Known>();
      for (const need of await presentNeeds(db, ids)) bank.add({ ...need, wish: wishOf(need.text) });
      const made: KeptNeed[] = [];
      const touched = new Set<KeptNeed>();
      const counts = { created: 0, updated: 0, unchanged: 0 };
      for (const [at, row] of rows.entries()) {
        if (at % BREATH === BREATH - 1) await setImmediate();
        if (heard.has(keyOf(hearingOf(row)))) {
          counts.unchanged += 1;
          continue;
        }
        heard.add(keyOf(hearingOf(row)));
        const wish = wishOf(row.text);
        const near = bank.find(row.place.id, wish);
        const need = near ?? bank.add({ ...newNeed(row), wish });
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
