import type { Kysely } from 'kysely';
import { bulkInsert } from '../src/platform/bulk-insert.ts';
import type { Database } from '../src/platform/schema.ts';
import { chainHash, digestOf, digestText, entryText, GENESIS } from '../src/transparency/entry.ts';
import type { GeneratedItem, GeneratedLetter } from './generate-commitments.ts';
import { GENERATED_AT } from './types.ts';

const DOCUMENT = {
  subject: 'text',
  kind: 'text',
  revision: 'int4',
  salt: 'bytea',
  document: 'jsonb',
  digest: 'bytea',
} as const;
const ENTRY = {
  index: 'int8',
  subject: 'text',
  kind: 'text',
  revision: 'int4',
  entry: 'text',
  previous_hash: 'bytea',
  hash: 'bytea',
  logged_at: 'timestamptz',
} as const;

/** The log of the generated publications, one chain from the first entry on. */
export function logOf(db: Kysely<Database>) {
  let index = 0;
  let previous: Buffer = GENESIS;
  return {
    async add(
      letters: readonly GeneratedLetter[],
      itemsOf: ReadonlyMap<string, readonly GeneratedItem[]>,
    ): Promise<void> {
      const documents = letters.map((letter) => documentOf(letter, itemsOf.get(letter.row.id) ?? []));
      const entries = documents.map((document) => {
        const entry = entryText({
          v: 1,
          kind: 'commitment.published',
          subject: document.subject,
          rev: 1,
          org: document.code,
          at: GENERATED_AT,
          by: document.code,
          digest: digestText(document.digest),
          prev: null,
        });
        const hash = chainHash(previous, entry);
        const row = {
          index: (index += 1),
          subject: document.subject,
          kind: 'commitment.published',
          revision: 1,
          entry,
          previous_hash: previous,
          hash,
          logged_at: GENERATED_AT,
        };
        previous = hash;
        return row;
      });
      await bulkInsert(db, 'log_document', DOCUMENT, documents);
      await bulkInsert(db, 'log_entry', ENTRY, entries);
    },
  };
}

function documentOf({ row, committer }: GeneratedLetter, items: readonly GeneratedItem[]) {
  const { organization } = committer;
  const document = {
    number: row.number,
    version: 1,
    round: { code: '2026', name: '2026年度公开承诺', theme: '' },
    committer: {
      kind: row.committer,
      name: row.committer_name,
      organization: organization.name,
      organizationCode: organization.code,
    },
    opening: '',
    reason: null,
    approvedOn: '2026-03-05',
    approvedBy: organization.parent?.name ?? organization.name,
    publishedOn: '2026-03-05',
    items: items.map((item) => ({
      number: item.number,
      category: { zh: '服务群众改善民生', en: 'Serving people and livelihood' },
      content: item.content,
      measures: item.measures,
      responsiblePerson: item.responsible_person,
      dueOn: item.due_on,
      targetQuantity: item.target_quantity,
      targetUnit: item.target_unit,
    })),
  };
  const salt = Buffer.alloc(16, row.id);
  return {
    subject: row.number,
    kind: 'commitment.published',
    revision: 1,
    salt,
    document: JSON.stringify(document),
    digest: digestOf(salt, document),
    code: organization.code,
  };
}
