import { setImmediate } from 'node:timers/promises';
import type { Day } from '../../../kernel/days.ts';
import { likeness, likenessBands } from '../../../kernel/likeness.ts';
import type { ImportFinding } from '../../../registry/imports/index.ts';
import { dutiesFor, guidedAs } from '../../../registry/rounds/rules.ts';
import type { Round } from '../../../registry/rounds/types.ts';
import { checkLetter, type NearestTwin } from '../checks/index.ts';
import type { SheetLetter } from './letter-people.ts';
import type { LetterRow } from './letter-row.ts';

/** Letters after which others get their turn. */
const BREATH = 200;
const EXAMPLES = 5;
/** Templates fill whole buckets; the nearest of some is near enough for a preview. */
const COMPARED = 60;

interface Tally {
  readonly mode: 'hint' | 'warn';
  count: number;
  readonly examples: ImportFinding['examples'][number][];
}

/**
 * What the checks say about the letters of a sheet, by code: how many letters each speaks about, and examples. Texts
 * alike within the sheet count as copied.
 */
export async function findingsOf(
  round: Round,
  today: Day,
  letters: readonly SheetLetter[],
): Promise<readonly ImportFinding[]> {
  const twins = twinsIn(letters);
  const found = new Map<string, Tally>();
  for (const [at, letter] of letters.entries()) {
    if (at % BREATH === BREATH - 1) await setImmediate();
    const { person, organization, rows } = letter;
    const committer = person ? 'person' : 'organization';
    const content = {
      opening: '',
      items: rows.map(({ row, item }, index) => ({
        ...item,
        id: String(row),
        ordinal: index + 1,
        needIds: [],
      })),
    };
    const guided = guidedAs({ person: person ?? undefined });
    const findings = checkLetter(content, {
      committer,
      leadingCadre: person?.leadingCadre ?? false,
      round,
      today,
      duties: dutiesFor(round.settings.duties, {
        domain: organization.domain,
        guided,
        post: person?.post ?? null,
      }),
      twins: rows.flatMap(({ row }) => twins.get(row) ?? []),
    });
    const told = new Set<string>();
    for (const { code, mode, itemId } of findings) {
      if (told.has(code)) continue;
      told.add(code);
      const tally = found.get(code) ?? { mode, count: 0, examples: [] };
      found.set(code, tally);
      tally.count += 1;
      const about = rows.find(({ row }) => String(row) === itemId) ?? rows[0];
      if (about && tally.examples.length < EXAMPLES)
        tally.examples.push({ row: about.row, name: letter.name, text: about.item.content.slice(0, 60) });
    }
  }
  return [...found].map(([code, tally]) => ({ code, ...tally })).sort((a, b) => b.count - a.count);
}

/** The nearest item of another committer of the sheet, by row. */
function twinsIn(letters: readonly SheetLetter[]): ReadonlyMap<number, NearestTwin> {
  const byText = new Map<string, { readonly row: LetterRow; readonly name: string }[]>();
  for (const { name, rows } of letters) {
    for (const row of rows) {
      const same = byText.get(row.item.content);
      if (same) same.push({ row, name });
      else byText.set(row.item.content, [{ row, name }]);
    }
  }
  const buckets = new Map<number, string[]>();
  for (const text of byText.keys()) {
    for (const band of likenessBands(text)) {
      const bucket = buckets.get(band);
      if (bucket) bucket.push(text);
      else buckets.set(band, [text]);
    }
  }
  const twins = new Map<number, NearestTwin>();
  for (const [text, same] of byText) {
    const near = nearestText(text, buckets);
    for (const one of same) {
      const twin = same.find(({ row, name }) => row !== one.row && name !== one.name);
      const other = twin ? undefined : near && byText.get(near.text)?.find(({ name }) => name !== one.name);
      const found = twin ?? other;
      const share = twin ? 100 : (near?.share ?? 0);
      if (found) twins.set(one.row.row, { itemId: String(one.row.row), share, name: found.name });
    }
  }
  return twins;
}

function nearestText(
  text: string,
  buckets: ReadonlyMap<number, readonly string[]>,
): { text: string; share: number } | undefined {
  const candidates = new Set<string>();
  for (const band of likenessBands(text)) {
    for (const other of buckets.get(band) ?? []) {
      if (candidates.size >= COMPARED) break;
      if (other !== text) candidates.add(other);
    }
  }
  let best: { text: string; share: number } | undefined;
  for (const other of candidates) {
    const share = Math.round(100 * likeness(text, other));
    if (share > (best?.share ?? 0)) best = { text: other, share };
  }
  return best;
}
