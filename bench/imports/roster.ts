import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeCsv, writeXlsx, type Table, type TableRow } from '../../src/documents/sheet/index.ts';
import type { Office } from '../../src/platform/index.ts';
import { bigrams } from '../../src/platform/search.ts';
import { GIVEN, POSTS, SURNAMES } from '../../src/cli/demo/words.data.ts';
import { randomOf } from '../../src/cli/demo/random.ts';

export interface Roster {
  readonly rows: number;
  readonly csv: string;
  readonly xlsx: string;
  /** The same people as lines for `COPY` into the columns `COPIED` of a table like `person`. */
  readonly lines: string;
}

export const COPIED =
  'id, organization_id, counted_organization_id, name, kind, post, leading_cadre, mobile, joined_on, joined_precision, state, revision, search, created_at, updated_at';

const TABLE: Table = {
  name: '党员花名册',
  columns: [
    { title: '姓名', width: 10 },
    { title: '所在党支部代码', width: 20 },
    { title: '所在党支部', width: 30 },
    { title: '人员类别', width: 12 },
    { title: '职务', width: 16 },
    { title: '入党时间', width: 12 },
  ],
};

/** Newcomers for all branches of the city, as files an office would send in. */
export async function writeRoster({ db }: Office, folder: string, rows: number): Promise<Roster> {
  const branches = await db
    .selectFrom('organization')
    .select(['id', 'code', 'name'])
    .where('kind', '=', 'branch')
    .orderBy('path')
    .execute();
  const random = randomOf(7);
  const people = Array.from({ length: rows }, (_, n) => ({
    id: randomUUID(),
    branch: branches[Math.floor((n * branches.length) / rows)]!,
    // Three characters after the surname: none of them is in the city yet.
    name: random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN) + random.pick(GIVEN),
    post: random.pick(POSTS) || null,
    joined: `${1960 + random.below(60)}-0${1 + random.below(9)}-${10 + random.below(18)}`,
  }));
  const cells = people.map(({ name, branch, post, joined }): TableRow => ({
    cells: [name, branch.code, branch.name, '正式党员', post, joined],
  }));
  const files = {
    csv: join(folder, 'roster.csv'),
    xlsx: join(folder, 'roster.xlsx'),
    lines: join(folder, 'roster.lines'),
  };
  await writeCsv(files.csv, TABLE, cells);
  await writeXlsx(files.xlsx, TABLE, cells);
  const at = '2026-06-15T00:00:00Z';
  const lines = people.map(({ id, branch, name, post, joined }) =>
    [
      id,
      branch.id,
      branch.id,
      name,
      'fullMember',
      post ?? '\\N',
      'f',
      'f',
      joined,
      'day',
      'active',
      1,
      vector(name),
      at,
      at,
    ].join('\t'),
  );
  writeFileSync(files.lines, `${lines.join('\n')}\n`, { mode: 0o644 });
  return { rows, ...files };
}

const vector = (text: string): string =>
  bigrams(text)
    .map((token) => `'${token}'`)
    .join(' ');
