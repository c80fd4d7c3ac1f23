import type { Kysely } from 'kysely';
import { bulkInsert, type BulkType } from '../src/platform/bulk-insert.ts';
import type { Database } from '../src/platform/schema.ts';
import { bigrams } from '../src/platform/search.ts';
import { generatedId, GENERATED_AT, type CityPlan, type GeneratedOrganization, type Tell } from './types.ts';
import { PLACES } from '../src/cli/demo/words.data.ts';

/** City, counties, townships and branches, each level dealt evenly over the one above. */
export function planOrganizations(plan: CityPlan): GeneratedOrganization[] {
  const all: GeneratedOrganization[] = [];
  const add = (
    parent: GeneratedOrganization | undefined,
    code: string,
    name: string,
    kind: string,
    position: number,
  ) => {
    const n = all.length;
    const path = `${parent?.path ?? '/'}${n.toString(36).padStart(10, '0')}/`;
    const made = {
      id: generatedId(1, n),
      parent,
      path,
      depth: parent ? parent.depth + 1 : 0,
      code,
      name,
      kind,
      position,
    };
    all.push(made);
    return made;
  };
  const city = add(undefined, '9900', '中共生成市委员会', 'localCommittee', 0);
  const counties = Array.from({ length: plan.counties }, (_, i) =>
    i === plan.counties - 1
      ? add(city, '990099', '中共生成市委市级机关工作委员会', 'workCommittee', i)
      : add(
          city,
          `9900${String(i + 1).padStart(2, '0')}`,
          `中共${placeName(i)}县委员会`,
          'localCommittee',
          i,
        ),
  );
  const townships = Array.from({ length: plan.townships }, (_, i) => {
    const county = counties[i % counties.length]!;
    return add(
      county,
      `${county.code}${String(i + 1).padStart(4, '0')}`,
      `中共${placeName(i * 7 + 3)}镇${i + 1}委员会`,
      'committee',
      i,
    );
  });
  for (let i = 0; i < plan.branches; i += 1) {
    const township = townships[i % townships.length]!;
    add(
      township,
      `${township.code}${String(i + 1).padStart(5, '0')}`,
      `${placeName(i * 5 + 1)}村${i + 1}党支部`,
      'branch',
      i,
    );
  }
  return all;
}

const placeName = (n: number): string => PLACES[n % PLACES.length]!;

const COLUMNS: Readonly<Record<string, BulkType>> = {
  id: 'uuid',
  parent_id: 'uuid',
  path: 'text',
  depth: 'int2',
  code: 'text',
  name: 'text',
  short_name: 'text',
  kind: 'text',
  domain: 'text',
  supervision_phone: 'text',
  position: 'int4',
  state: 'text',
  revision: 'int4',
  search: 'bigrams',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

export async function insertOrganizations(
  db: Kysely<Database>,
  all: readonly GeneratedOrganization[],
  tell: Tell,
): Promise<void> {
  for (let from = 0; from < all.length; from += 5000) {
    const rows = all.slice(from, from + 5000).map((one) => ({
      ...one,
      parent_id: one.parent?.id,
      short_name: one.name.replace(/^中共/, ''),
      domain: one.kind === 'branch' ? 'rural' : null,
      supervision_phone: '0516-80000000',
      state: 'active',
      revision: 1,
      search: bigrams(`${one.name} ${one.code}`).join(' '),
      created_at: GENERATED_AT,
      updated_at: GENERATED_AT,
    }));
    await bulkInsert(db, 'organization', COLUMNS, rows);
    tell('organizations', from + rows.length, all.length);
  }
}
