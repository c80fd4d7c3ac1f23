import { DomainError } from '../../../kernel/errors.ts';
import type {
  FieldRow,
  ImportContext,
  ImportPass,
  ReadingFacts,
  Report,
} from '../../../registry/imports/index.ts';
import {
  enterDrafts,
  holdParticipation,
  LIMITS,
  standingOf,
  type EnteredDraft,
} from '../../../registry/letters/index.ts';
import { holdTree } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { findingsOf } from './letter-findings.ts';
import { loadRoster, personOf, type SheetLetter } from './letter-people.ts';
import { letterRows, type LetterRow } from './letter-row.ts';
import { decideDraft, dropRepeated } from './decide-draft.ts';
import { loadPlaces, type Places } from './places.ts';

/** Of one sheet; so many can be decided and written in one transaction without crowding out everybody else. */
const ROWS_MOST = 12_000;
const LETTERS_MOST = 5_000;
const PORTION = 1_000;

/** @throws DomainError `letter.round-not-open`, `import.too-many-letters` */
export async function beginLetters(
  ctx: ImportContext,
  report: Report,
  { fileName, answers }: ReadingFacts,
): Promise<ImportPass> {
  const round = await currentRound(ctx);
  if (round?.state !== 'open') throw new DomainError('letter.round-not-open');
  const places = await loadPlaces(ctx, {
    action: 'letter.import',
    within: answers['within'] ?? '',
    fields: ['organization'],
  });
  const read = letterRows(round, report);
  const rows: LetterRow[] = [];
  let unfilled = 0;
  return {
    take(row: FieldRow) {
      if (isUnfilled(row)) {
        unfilled += 1;
        return;
      }
      const place = places.of(row, report);
      const one = place && read(row, place);
      if (!one) return;
      if (rows.length >= ROWS_MOST) throw new DomainError('import.too-many-letters', { params: { most: LETTERS_MOST } }); // prettier-ignore
      rows.push(one);
    },
    async finish(write, step) {
      const source = write ?? ctx;
      if (write) await holdTree(write, 'stable');
      const letters = await lettersOf(source, rows, places, report);
      if (letters.length > LETTERS_MOST) throw new DomainError('import.too-many-letters', { params: { most: LETTERS_MOST } }); // prettier-ignore
      const ids = letters.map(({ person, organization }) => person?.id ?? organization.id);
      if (write) await holdParticipation(write, round.id, ids);
      const standing = await standingOf(source, round.id, {
        personIds: letters.flatMap(({ person }) => (person ? [person.id] : [])),
        organizationIds: letters.flatMap(({ person, organization }) => (person ? [] : [organization.id])),
      });
      const drafts: EnteredDraft[] = [];
      const counts = { created: 0, updated: 0, unchanged: 0 };
      const figures = { letters: 0, items: 0, lettersUpdated: 0, lettersUnchanged: 0, unfilled };
      const made: SheetLetter[] = [];
      for (const letter of letters) {
        const key = letter.person?.id ?? letter.organization.id;
        const decided = decideDraft(letter, standing.get(key), fileName, report);
        if (decided === null) continue;
        made.push(letter);
        const items = letter.rows.length;
        if (decided === 'unchanged') {
          counts.unchanged += items;
          figures.lettersUnchanged += 1;
          continue;
        }
        drafts.push(decided);
        counts[decided.present === null ? 'created' : 'updated'] += items;
        figures[decided.present === null ? 'letters' : 'lettersUpdated'] += 1;
        figures.items += items;
      }
      const findings = await findingsOf(round, ctx.clock.today(), made);
      for (let done = 0; write && done < drafts.length; done += PORTION) {
        await enterDrafts(write, round, fileName, drafts.slice(done, done + PORTION));
        step(done);
      }
      return { ...counts, figures, findings };
    },
  };
}

/** A name of the downloaded sheet beside which nothing was typed yet. */
const isUnfilled = (row: FieldRow): boolean =>
  row.text('name') !== '' &&
  ['content', 'measures', 'category', 'due'].every((field) => row.text(field) === '');

/** Gathers the rows of each committer; a letter of which one row is faulty is left out as a whole. */
async function lettersOf(
  ctx: Pick<ImportContext, 'db'>,
  rows: readonly LetterRow[],
  places: Places,
  report: Report,
): Promise<readonly SheetLetter[]> {
  const roster = await loadRoster(ctx, [...new Set(rows.map(({ place }) => place.id))]);
  const letters = new Map<string, SheetLetter>();
  const unclear = new Map<string, number>();
  for (const row of rows) {
    const person = row.committer === 'person' ? personOf(row, roster, report) : null;
    const named = `${row.place.id} ${row.name}`;
    if (person === 'leftOut') continue;
    if (person === undefined) {
      if (!unclear.has(named)) unclear.set(named, row.row);
      continue;
    }
    const organization = person ? places.open(person.countedOrganizationId) : row.place;
    if (!organization) {
      report.fault(row.row, 'name', 'import.outside-scope', row.name);
      continue;
    }
    const key = person ? person.id : `organization ${organization.id}`;
    const letter = letters.get(key);
    if (letter) letter.rows.push(row);
    else letters.set(key, { organization, person, name: person?.name ?? organization.name, rows: [row] });
  }
  return [...letters.values()].filter((letter) => {
    dropRepeated(letter, report);
    const first = letter.rows[0];
    const faulty =
      letter.rows.find(({ row }) => report.isFaulty(row))?.row ??
      (first && unclear.get(`${first.place.id} ${first.name}`));
    if (faulty !== undefined) {
      for (const { row } of letter.rows) {
        if (!report.isFaulty(row)) report.fault(row, null, 'import.letter-left-out', letter.name, { row: faulty }); // prettier-ignore
      }
      return false;
    }
    const extra = letter.rows[LIMITS.items];
    if (extra) for (const { row } of letter.rows) report.fault(row, null, 'letter.too-many-items', letter.name); // prettier-ignore
    return !extra;
  });
}
