import { FILLERS, SYNONYMS } from './duty-words.data.ts';
import { halfWidth, oneOf } from './words.ts';

const FILLER = new RegExp(oneOf(FILLERS), 'gu');
const MEANT = new Map(SYNONYMS.flatMap(([first = '', ...others]) => others.map((word) => [word, first])));
const SYNONYM = new RegExp(oneOf([...MEANT.keys()]), 'gu');

/** A duty or a clause in its plainest words, without what only decorates it. */
const plain = (text: string): string =>
  halfWidth(text)
    .replaceAll(SYNONYM, (word) => MEANT.get(word) ?? word)
    .replaceAll(FILLER, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Short lines are compared by runs of two characters: with three, one word put otherwise would change everything. */
function pairs(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, i) => characters[i]! + character));
}

const shared = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number =>
  part.size === 0 ? 0 : [...part].filter((each) => whole.has(each)).length / part.size;

/** Pairs that a line of a duty list must have before a longer clause can hold it. */
const WHOLE_LINE = 3;
/** A short clause of nearly the same characters says the same with its words turned round. */
const NEARLY_ALL = 0.75;

interface Form {
  readonly characters: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** The lines of a round's duty lists are few and compared with every clause. */
const forms = new Map<string, Form>();
const FORMS_KEPT = 2000;

function formOf(text: string): Form {
  const known = forms.get(text);
  if (known) return known;
  const said = plain(text);
  const form = { characters: new Set(said), pairs: pairs(said) };
  if (forms.size >= FORMS_KEPT) forms.clear();
  forms.set(text, form);
  return form;
}

/** How far a clause says what a line of a duty list says, 0–1: it is part of the line, or the whole line is in it. */
export function saysDuty(clause: string, line: string): number {
  const [said, owed] = [formOf(clause), formOf(line)];
  const part = shared(said.pairs, owed.pairs);
  if (part === 0) return 0;
  const longEnough = owed.pairs.size >= WHOLE_LINE && said.pairs.size <= 2 * owed.pairs.size;
  const holds = longEnough ? shared(owed.pairs, said.pairs) : 0;
  const turned = said.pairs.size > 1 ? shared(said.characters, owed.characters) : 0;
  return Math.max(part, holds, turned >= NEARLY_ALL ? turned : 0);
}
