import { nameKey, holdTree, type Organization } from '../organizations/index.ts';
import type { FieldRow, ImportContext, ImportPass, Report } from '../imports/index.ts';
import type { Id } from '../../kernel/ids.ts';
import { addPeople, changePeople, type Addition } from './import-apply.ts';
import { areTwins, matchNamesakes } from './import-match-rules.ts';
import { loadPlaces } from './import-places.ts';
import { readPersonRow, sharing, type PersonRow } from './import-row.ts';
import { HeadcountDeltas } from './headcount-deltas.ts';
import { toPerson } from './store.ts';
import type { Person } from './types.ts';

const DOTS = /[•・‧∙●⋅･.．]/;
const DOTS_ALL = /[•・‧∙●⋅･.．]/g;
/** People dealt with by one statement. */
const PORTION = 5000;

/** Reads a whole roster, then goes through it by organization, a portion at a time. */
export async function beginPeople(ctx: ImportContext, report: Report): Promise<ImportPass> {
  const places = await loadPlaces(ctx);
  const today = ctx.clock.today();
  const share = sharing();
  const rosters = new Map<Organization, PersonRow[]>();
  return {
    take(row: FieldRow) {
      const place = places.of(row, report);
      const person = readPersonRow(row, today, share, report);
      if (!place || !person) return;
      const roster = rosters.get(place);
      if (roster) roster.push(person);
      else rosters.set(place, [person]);
    },
    async finish(write, step) {
      if (write) await holdTree(write, 'stable');
      const deltas = new HeadcountDeltas();
      const counts = { created: 0, updated: 0, unchanged: 0 };
      let done = 0;
      for (const portion of portionsOf(rosters)) {
        const { added, changed, unchanged } = decide(
          portion,
          await presentPeople(write ?? ctx, portion),
          report,
        );
        if (write) {
          await addPeople(write, added, deltas);
          await changePeople(write, changed, deltas);
        }
        counts.created += added.length;
        counts.updated += changed.length;
        counts.unchanged += unchanged;
        for (const [, roster] of portion) done += roster.length;
        step(done);
      }
      if (write) await deltas.write(write);
      return counts;
    },
  };
}

type Portion = readonly (readonly [Organization, readonly PersonRow[]])[];

function* portionsOf(rosters: ReadonlyMap<Organization, readonly PersonRow[]>): Generator<Portion> {
  let portion: (readonly [Organization, readonly PersonRow[]])[] = [];
  let people = 0;
  for (const entry of rosters) {
    portion.push(entry);
    people += entry[1].length;
    if (people < PORTION) continue;
    yield portion;
    portion = [];
    people = 0;
  }
  if (portion.length > 0) yield portion;
}

type Present = ReadonlyMap<Id, readonly Person[]>;

async function presentPeople({ db }: Pick<ImportContext, 'db'>, portion: Portion): Promise<Present> {
  const rows = await db
    .selectFrom('person')
    .select([
      'id',
      'organization_id',
      'host_organization_id',
      'counted_organization_id',
      'name',
      'kind',
      'post',
      'leading_cadre',
      'mobile',
      'joined_on',
      'joined_precision',
      'external_key',
      'state',
      'left_on',
      'left_reason',
      'revision',
    ]) // prettier-ignore
    .where(
      'organization_id',
      'in',
      portion.map(([place]) => place.id),
    ) // prettier-ignore
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  const present = new Map<Id, Person[]>();
  for (const row of rows) {
    const list = present.get(row.organization_id);
    if (list) list.push(toPerson(row));
    else present.set(row.organization_id, [toPerson(row)]);
  }
  return present;
}

function decide(portion: Portion, present: Present, report: Report) {
  const added: Addition[] = [];
  const changed: { before: Person; after: Person }[] = [];
  let unchanged = 0;
  for (const [place, roster] of portion) {
    const namesakes = byName(present.get(place.id) ?? []);
    for (const [key, rows] of byName(roster)) {
      const { pairs, fresh, unclear } = matchNamesakes(withoutTwins(rows, report), namesakes.get(key) ?? []);
      for (const row of unclear) report.fault(row.row, 'name', 'import.homonym', row.name);
      for (const row of fresh) added.push({ place, row });
      for (const [row, before] of pairs) {
        const after = changedPerson(before, row);
        if (after) changed.push({ before, after });
        else unchanged += 1;
      }
    }
  }
  return { added, changed, unchanged };
}

function byName<One extends { readonly name: string }>(list: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const key = personKey(one.name);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Dots in the names of minorities are typed in many ways. */
function personKey(name: string): string {
  const key = nameKey(name);
  return DOTS.test(key) ? key.replaceAll(DOTS_ALL, '·') : key;
}

function withoutTwins(rows: readonly PersonRow[], report: Report): readonly PersonRow[] {
  if (rows.length === 1) return rows;
  const kept: PersonRow[] = [];
  for (const row of rows) {
    const twin = kept.find((other) => areTwins(other, row));
    if (twin) report.fault(row.row, 'name', 'import.duplicate-row', row.name, { row: twin.row });
    else kept.push(row);
  }
  return kept;
}

/** The person with what the row says anew; undefined when it says nothing new. Empty cells say nothing. */
function changedPerson(before: Person, row: PersonRow): Person | undefined {
  const after: Person = {
    ...before,
    kind: row.kind,
    post: row.post ?? before.post,
    leadingCadre: row.leadingCadre ?? before.leadingCadre,
    mobile: (row.mobile ?? before.mobile) || before.hostOrganizationId !== null,
    joinedOn: row.joinedOn ?? before.joinedOn,
    joinedPrecision: row.joinedOn === null ? before.joinedPrecision : row.joinedPrecision,
  };
  const same =
    after.kind === before.kind &&
    after.post === before.post &&
    after.leadingCadre === before.leadingCadre &&
    after.mobile === before.mobile &&
    after.joinedOn === before.joinedOn &&
    after.joinedPrecision === before.joinedPrecision;
  return same ? undefined : after;
}
