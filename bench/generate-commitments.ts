import type { Kysely } from 'kysely';
import { bulkInsert } from '../src/platform/bulk-insert.ts';
import { ITEM, LETTER, NOTE, VERSION } from './columns.ts';
import type { Database } from '../src/platform/schema.ts';
import { bigrams } from '../src/platform/search.ts';
import { fingerprint } from '../src/registry/letters/index.ts';
import { excellence2010, settingsFrom } from '../src/registry/rounds/index.ts';
import { DEEDS, NOTES, PLACES } from '../src/cli/demo/words.data.ts';
import {
  generatedId,
  GENERATED_AT,
  isMember,
  type CityPlan,
  type GeneratedOrganization,
  type GeneratedPerson,
  type Tell,
} from './types.ts';
import { randomOf } from '../src/cli/demo/random.ts';
import { tallyOf } from './generate-tally.ts';
import { logOf } from './generate-log.ts';

const BATCH = 4000;
const ROUND = generatedId(3, 1);

interface Committer {
  readonly organization: GeneratedOrganization;
  readonly person: GeneratedPerson | undefined;
  readonly items: number;
}

/** One open round in mid-year: a letter of every organization and of most members, items, progress notes, tallies. */
export async function generateCommitments(
  db: Kysely<Database>,
  plan: CityPlan,
  organizations: readonly GeneratedOrganization[],
  people: readonly GeneratedPerson[],
  tell: Tell,
): Promise<void> {
  await insertRound(db);
  const random = randomOf(1921);
  const committers = planCommitters(plan, organizations, people);
  const tally = tallyOf(ROUND);
  const log = logOf(db);
  let items = 0;
  let notes = 0;
  for (let from = 0; from < committers.length; from += BATCH) {
    const batch = committers.slice(from, from + BATCH);
    const letters = batch.map((committer, i) => makeLetter(committer, from + i));
    const itemRows = letters.flatMap(({ row, committer }) =>
      Array.from({ length: committer.items }, (_, k) =>
        makeItem(row, committer, k + 1, items++, random, tally.item),
      ),
    );
    const noteRows = itemRows.flatMap((item, i) => {
      const count =
        Math.floor(((i + 1) * plan.notes) / plan.items) - Math.floor((i * plan.notes) / plan.items);
      return Array.from({ length: count }, () => makeNote(item.id, notes++, random));
    });
    const itemsOf = Map.groupBy(itemRows, (item) => item.letter_id);
    for (const { row, committer } of letters) {
      tally.letter(committer.organization.id, committer.person, row.state);
    }
    await bulkInsert(
      db,
      'letter',
      LETTER,
      letters.map(({ row }) => row),
    );
    await bulkInsert(
      db,
      'letter_version',
      VERSION,
      letters.flatMap(({ row }) => versionsOf(row, itemsOf.get(row.id) ?? [])),
    );
    await bulkInsert(db, 'item', ITEM, itemRows);
    await insertFingerprints(db, itemRows);
    await log.add(
      letters.filter(({ row }) => row.public),
      itemsOf,
    );
    await bulkInsert(db, 'progress_note', NOTE, noteRows);
    tell('letters', from + batch.length, committers.length);
  }
  await tally.save(db);
}

const insertFingerprints = (db: Kysely<Database>, items: readonly GeneratedItem[]) =>
  db
    .insertInto('item_fingerprint')
    .values(
      items.map(({ id, letter_id, round_id, content }) =>
        fingerprint({ id, letterId: letter_id, roundId: round_id, content }),
      ),
    )
    .execute();

function planCommitters(
  plan: CityPlan,
  organizations: readonly GeneratedOrganization[],
  people: readonly GeneratedPerson[],
): Committer[] {
  const forOrganizations = organizations.map((organization) => ({
    organization,
    person: undefined,
    items: 2,
  }));
  const left = plan.items - organizations.length * 2;
  const members = people.filter(isMember);
  // Every 25th member has not committed yet: the coverage map needs blanks to show.
  const written = members.filter((_, i) => i % 25 !== 0);
  const twoItems = Math.max(0, left - written.length);
  const forPeople = written.map((person, i) => ({
    organization: person.organization,
    person,
    items: i < twoItems ? 2 : 1,
  }));
  return [...forOrganizations, ...forPeople];
}

export type GeneratedLetter = ReturnType<typeof makeLetter>;
export type GeneratedItem = ReturnType<typeof makeItem>;

function makeLetter(committer: Committer, n: number) {
  const { organization, person } = committer;
  const row = {
    id: generatedId(4, n),
    round_id: ROUND,
    number: `2026-${String(n).padStart(6, '0')}-0001`,
    committer: person ? 'person' : 'organization',
    organization_id: organization.id,
    person_id: person?.id ?? null,
    committer_name: person?.name ?? organization.name,
    // Now and then a revision waits for review, so that the queues are not empty.
    state: n % 20 === 1 ? 'submitted' : 'published',
    version: n % 20 === 1 ? 2 : 1,
    published_version: 1,
    public: !person,
    reviewer_organization_id: person ? organization.id : (organization.parent?.id ?? organization.id),
    review_due_on: '2026-03-12',
    submitted_at: GENERATED_AT,
    items_count: committer.items,
    counts_as: person?.kind ?? 'organization',
    counts_at: organization.id,
    revision: 4,
    created_at: GENERATED_AT,
    updated_at: GENERATED_AT,
  };
  return { row, committer };
}

type LetterRow = GeneratedLetter['row'];
type Random = ReturnType<typeof randomOf>;

function makeItem(
  letter: LetterRow,
  committer: Committer,
  ordinal: number,
  n: number,
  random: Random,
  count: (organizationId: string, state: string) => void,
) {
  const [deed, unit, way] = random.pick(DEEDS);
  const month = 4 + random.below(9);
  const fill = (words: string): string =>
    words
      .replaceAll('{p}', `${random.pick(PLACES)}村${random.below(40)}组`)
      .replaceAll('{q}', `${random.pick(PLACES)}村`)
      .replaceAll('{m}', String(month));
  const quantity = 3 + random.below(900);
  const content = fill(deed).replace('{n}', String(quantity));
  const measures = fill(way);
  const responsible = committer.person?.name ?? random.pick(['王强', '李敏', '张磊', '赵垚']);
  const roll = random.below(100);
  const state =
    roll < 62 ? 'inProgress' : roll < 70 ? 'reportedDone' : roll < 98 ? 'closedOut' : 'underRectification';
  const progress = state === 'inProgress' ? random.below(10) * 10 : 100;
  count(letter.organization_id, state);
  return {
    id: generatedId(5, n),
    letter_id: letter.id,
    round_id: ROUND,
    organization_id: letter.organization_id,
    person_id: letter.person_id,
    number: `${letter.number}-${ordinal}`,
    ordinal,
    state,
    category: committer.person ? 'service' : 'livelihood',
    content,
    measures,
    responsible_person: responsible,
    due_on: `2026-${String(month).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`,
    target_quantity: quantity,
    target_unit: unit,
    public: letter.public,
    version: 1,
    published_at: GENERATED_AT,
    progress,
    last_note: NOTES[0],
    last_note_on: '2026-05-20',
    notes_count: 2,
    closed_on: state === 'closedOut' ? '2026-05-25' : null,
    revision: 3,
    search: bigrams(`${content} ${measures} ${letter.committer_name} ${responsible}`).join(' '),
    updated_at: GENERATED_AT,
  };
}

const makeNote = (itemId: string, n: number, random: Random) => ({
  id: generatedId(6, n),
  item_id: itemId,
  noted_on: '2026-05-20',
  text: random.pick(NOTES),
  progress: random.below(10) * 10,
  author_name: '王强',
  at: GENERATED_AT,
});

function versionsOf(letter: LetterRow, items: readonly GeneratedItem[]) {
  const content = {
    opening: '',
    items: items.map((item) => ({
      id: item.id,
      ordinal: item.ordinal,
      category: item.category,
      content: item.content,
      measures: item.measures,
      responsiblePerson: item.responsible_person,
      dueOn: item.due_on,
      targetQuantity: item.target_quantity,
      targetUnit: item.target_unit,
      needIds: [],
    })),
  };
  const first = {
    letter_id: letter.id,
    version: 1,
    state: 'published',
    content: JSON.stringify(content),
    created_at: GENERATED_AT,
    submitted_at: GENERATED_AT,
    approved_at: GENERATED_AT,
    published_at: GENERATED_AT,
  };
  if (letter.version === 1) return [first];
  return [
    first,
    { ...first, version: letter.version, state: letter.state, approved_at: null, published_at: null },
  ];
}

async function insertRound(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('round')
    .values({
      id: ROUND,
      code: '2026',
      name: '2026年度公开承诺',
      theme: excellence2010.theme,
      goals: excellence2010.goals,
      state: 'open',
      settings: JSON.stringify(settingsFrom(excellence2010, '2026-01-01', '2026-12-31')),
      settings_version: 1,
      starts_on: '2026-01-01',
      ends_on: '2026-12-31',
      opened_at: GENERATED_AT,
      revision: 2,
      created_at: GENERATED_AT,
      updated_at: GENERATED_AT,
    })
    .execute();
}
