import type { DayPrecision, PersonKind } from './types.ts';

/** What tells people of one name in one organization apart, in the table and on the roster. */
export interface Traits {
  readonly kind: PersonKind;
  readonly post: string | null;
  readonly leadingCadre: boolean | null;
  readonly mobile: boolean | null;
  readonly joinedOn: string | null;
  readonly joinedPrecision: DayPrecision | null;
}

type Same = (row: Traits, person: Traits) => boolean;

const sameJoined: Same = (row, person) =>
  row.joinedOn === person.joinedOn && row.joinedPrecision === person.joinedPrecision;

/** From the surest to the least sure; what the table does not say agrees with everything only in the last. */
const STEPS: readonly Same[] = [
  (row, person) =>
    sameJoined(row, person) &&
    row.kind === person.kind &&
    row.post === person.post &&
    (row.leadingCadre ?? person.leadingCadre) === person.leadingCadre &&
    (row.mobile ?? person.mobile) === person.mobile,
  (row, person) => sameJoined(row, person) && row.kind === person.kind && row.post === person.post,
  (row, person) => row.joinedOn !== null && sameJoined(row, person),
];

export interface Matches<Row, Person> {
  readonly pairs: readonly (readonly [Row, Person])[];
  readonly fresh: readonly Row[];
  /** It cannot be told which of those on the roster they are. */
  readonly unclear: readonly Row[];
}

/** Pairs the rows of one name in one organization with the people of that name there. */
export function matchNamesakes<Row extends Traits, Person extends Traits>(
  rows: readonly Row[],
  people: readonly Person[],
): Matches<Row, Person> {
  const pairs: (readonly [Row, Person])[] = [];
  let rest = [...rows];
  const free = [...people];
  for (const same of STEPS) {
    if (free.length === 0) break;
    rest = rest.filter((row) => {
      const at = free.findIndex((person) => same(row, person));
      const [person] = at < 0 ? [] : free.splice(at, 1);
      if (person) pairs.push([row, person]);
      return !person;
    });
  }
  const [row] = rest;
  const [person] = free;
  if (!row || !person) return { pairs, fresh: rest, unclear: [] };
  if (rest.length === 1 && free.length === 1)
    return { pairs: [...pairs, [row, person]], fresh: [], unclear: [] };
  return { pairs, fresh: [], unclear: rest };
}

/** Two rows of the table that say the same about the same name. */
export const areTwins = (one: Traits, other: Traits): boolean =>
  one.kind === other.kind &&
  one.post === other.post &&
  one.leadingCadre === other.leadingCadre &&
  one.mobile === other.mobile &&
  one.joinedOn === other.joinedOn &&
  one.joinedPrecision === other.joinedPrecision;
