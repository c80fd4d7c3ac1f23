import type { Check, LetterBack, LetterLine, LetterSheet } from '../../../documents/letters/index.ts';
import { qrSvg } from '../../../documents/qr/index.ts';
import type { PublicItem } from '../types.ts';
import type { PrintedLetter } from './load-printed.ts';
import { chineseDay, recurrenceText, shortAddress, shortFingerprint } from './rules.ts';
import type { PrintOrder } from './types.ts';
import { CHINESE } from './words.data.ts';

/** By what the paper is compared with what was published. A letter that is not on the portal has no address. */
export function checkOf(letter: PrintedLetter, origin: string): Check {
  const address = `${origin}/l/${letter.number}`;
  return {
    qr: letter.public ? qrSvg(address) : null,
    address: letter.public ? shortAddress(address) : '',
    fingerprint: shortFingerprint(letter.digest),
    logIndex: letter.logIndex,
    note: letter.public ? '' : CHINESE.inside,
  };
}

/** 附一 or 附二 of a published letter. */
export function letterSheet(
  letter: PrintedLetter,
  { copy }: Pick<PrintOrder, 'copy'>,
  origin: string,
): LetterSheet {
  const { document } = letter;
  const ledgerOf = new Map(letter.ledger.map((line) => [line.number, line]));
  return {
    committer: letter.committer,
    name: document.committer.name,
    number: letter.number,
    version: `第 ${document.version} 版`,
    round: document.round.code,
    campaign: document.round.name,
    facts: letter.committer === 'organization' ? organizationFacts(letter) : personFacts(letter),
    opening: document.opening,
    items: document.items.map((item, i) => lineOf(item, i, ledgerOf.get(item.number)?.sources ?? [])),
    review: {
      opinion: document.approvedOn ? '审核通过' : '',
      by: document.approvedBy ?? '',
      // The public document names the reviewing organization, the kept copy also who signed for it.
      reviewer: copy === 'archive' ? letter.reviewedBy : '',
      on: chineseDay(document.approvedOn),
    },
    unit: document.committer.organization,
    back: copy === 'archive' ? backOf(letter, ledgerOf) : null,
    check: checkOf(letter, origin),
  };
}

const lineOf = (item: PublicItem, i: number, sources: readonly string[]): LetterLine => ({
  nth: String(i + 1),
  category: item.category.zh,
  content: contentOf(item),
  measures: item.measures,
  responsible: item.responsiblePerson,
  due: chineseDay(item.dueOn),
  source: sources
    .map((source) => CHINESE.needSources[source as keyof typeof CHINESE.needSources] ?? '')
    .join('、'),
});

/** The promise with how often it is kept; the quantity stands in the words already. */
export const contentOf = ({ content, recurrence }: PublicItem): string =>
  recurrence ? `${content}（${recurrenceText(recurrence)}）` : content;

function organizationFacts({ document, organization, phone }: PrintedLetter): LetterSheet['facts'] {
  const words = CHINESE.facts;
  const domain = organization.domain ? `（${CHINESE.domains[organization.domain]}）` : '';
  return [
    [words.name, document.committer.organization, true],
    [words.kind, `${CHINESE.organizationKinds[organization.kind]}${domain}`],
    [words.superior, organization.superior],
    [words.head, organization.head],
    [words.members, organization.members > 0 ? `${organization.members} 人` : ''],
    [words.phone, phone],
    [words.shown, chineseDay(document.publishedOn)],
    ...(document.round.theme ? [[words.theme, document.round.theme, true] as const] : []),
  ];
}

/** Nothing more is told of a member who is not named: the post would tell who it is. */
function personFacts({ document, named, person, phone }: PrintedLetter): LetterSheet['facts'] {
  const words = CHINESE.facts;
  const known =
    named && person
      ? ([
          [words.post, person.post],
          [words.personKind, CHINESE.personKinds[person.kind]],
          [words.cadre, person.leadingCadre ? '是' : '否'],
        ] as const)
      : [];
  return [
    [words.person, document.committer.name],
    [words.branch, document.committer.organization],
    ...known,
    [words.phone, phone],
    [words.shown, chineseDay(document.publishedOn)],
    ...(document.round.theme ? [[words.theme, document.round.theme, true] as const] : []),
  ];
}

/** The back: the ledger fills in what it knows, the parts of the appraisal are left to the pen. */
function backOf(
  letter: PrintedLetter,
  ledgerOf: ReadonlyMap<string, PrintedLetter['ledger'][number]>,
): LetterBack {
  return {
    items: letter.document.items.map((item, i) => {
      const line = ledgerOf.get(item.number);
      return {
        nth: String(i + 1),
        content: item.content,
        told: line?.told ?? '',
        outcome: line ? CHINESE.outcomes[line.state] : '',
        closedOn: chineseDay(line?.closedOn ?? null),
      };
    }),
    parts: CHINESE.backParts[letter.committer].map((title) => ({ title, body: '' })),
    on: '',
  };
}
