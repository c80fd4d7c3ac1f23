import { personalDataIn } from '../../kernel/personal-data.ts';
import { MASK } from '../../registry/letters/rules.ts';
import type { ItemContent, LetterVersion } from '../../registry/letters/types.ts';
import { ADDRESS, BIRTH, HARDSHIP, ONLINE } from './scan.data.ts';
import type { CheckedFinding, Finding, FindingKind } from './types.ts';

type Words = Pick<LetterVersion, 'content' | 'reason'>;

/** Names of members that may stand in a text without having been asked, longest first. */
export interface KnownNames {
  readonly members: readonly string[];
}

/**
 * Everything in the texts of a version that would tell the public about a private person. Found by rules that a reader
 * can follow; whether it may stand is decided by the person who checks.
 */
export function findingsIn(version: Words, { members }: KnownNames): Finding[] {
  return [...textsOf(version)].flatMap(([field, text]) => {
    const found = [
      ...personalDataIn(text),
      ...matches(text, 'birthDate', BIRTH),
      ...matches(text, 'homeAddress', ADDRESS),
      ...matches(text, 'onlineAccount', ONLINE),
      ...matches(text, 'hardship', HARDSHIP),
      ...(field.endsWith('.responsiblePerson') ? [] : namesIn(text, members)),
    ];
    return apart(found).map(({ kind, from, to }): Finding => ({
      key: `${field}@${from}-${to}`,
      field,
      kind,
      from,
      to,
      words: text.slice(from, to),
    }));
  });
}

interface Place {
  readonly kind: FindingKind;
  readonly from: number;
  readonly to: number;
}

function* textsOf({ content, reason }: Words): Generator<[field: string, text: string]> {
  yield ['opening', content.opening];
  for (const item of content.items) {
    for (const field of ITEM_FIELDS) yield [`items.${item.ordinal}.${field}`, item[field]];
  }
  if (reason) yield ['reason', reason];
}

const ITEM_FIELDS = ['content', 'measures', 'responsiblePerson'] as const satisfies (keyof ItemContent)[];

const matches = (text: string, kind: FindingKind, rule: RegExp): Place[] =>
  [...text.matchAll(rule)].map(({ 0: found, index }) => ({ kind, from: index, to: index + found.length }));

const namesIn = (text: string, names: readonly string[]): Place[] =>
  names.flatMap((name) => {
    const places: Place[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      places.push({ kind: 'memberName', from: at, to: at + name.length });
    }
    return places;
  });

/** In the order of the text; findings that overlap are one, under the kind of the first and longest. */
function apart(found: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (!last || place.from >= last.to) kept.push(place);
    else if (place.to > last.to) kept[kept.length - 1] = { ...last, to: place.to };
  }
  return kept;
}

/** The words as the public reads them: what was decided to be masked stands there as ***. */
export function publishedWords<Version extends Words>(
  version: Version,
  findings: readonly CheckedFinding[],
): Version {
  const masked = findings.filter(({ decision }) => decision === 'masked');
  if (masked.length === 0) return version;
  const told = (field: string, text: string): string =>
    masked
      .filter((finding) => finding.field === field)
      .toSorted((a, b) => b.from - a.from)
      .reduce((words, { from, to }) => words.slice(0, from) + MASK + words.slice(to), text);
  return {
    ...version,
    reason: version.reason && told('reason', version.reason),
    content: {
      opening: told('opening', version.content.opening),
      items: version.content.items.map((item) => ({
        ...item,
        ...Object.fromEntries(
          ITEM_FIELDS.map((field) => [field, told(`items.${item.ordinal}.${field}`, item[field])]),
        ),
      })),
    },
  };
}
