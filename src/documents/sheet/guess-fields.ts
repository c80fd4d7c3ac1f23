import { headingScore, type HeaderDictionary } from './heading.ts';

export interface HeadingTexts {
  readonly column: number;
  /** What the heading may be read as, with the weight of that reading. */
  readonly readings: readonly { readonly text: string; readonly weight: number }[];
}

export interface FieldGuess<Field extends string = string> {
  readonly column: number;
  readonly field: Field;
  /** 0 to 1; from 0.9 on the heading says it outright. */
  readonly confidence: number;
}

const LEAST = 0.6;

/** Gives each field at most one column and each column at most one field, the surest first. */
export function guessFields<Field extends string>(
  headings: readonly HeadingTexts[],
  dictionary: HeaderDictionary<Field>,
): readonly FieldGuess<Field>[] {
  const candidates: FieldGuess<Field>[] = [];
  const fields = Object.keys(dictionary) as Field[];
  for (const { column, readings } of headings) {
    for (const field of fields) {
      let confidence = 0;
      for (const { text, weight } of readings) {
        confidence = Math.max(confidence, weight * headingScore(text, dictionary[field]));
      }
      if (confidence >= LEAST) candidates.push({ column, field, confidence });
    }
  }
  candidates.sort((one, other) => other.confidence - one.confidence || one.column - other.column);
  const taken = new Set<number | string>();
  const chosen = candidates.filter(({ column, field }) => {
    if (taken.has(column) || taken.has(field)) return false;
    taken.add(column).add(field);
    return true;
  });
  return chosen.sort((one, other) => one.column - other.column);
}
