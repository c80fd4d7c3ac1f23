import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { SYSTEM } from '../src/kernel/actor.ts';
import { withActor, type Context } from '../src/platform/index.ts';
import { importFile, readHead, type Importer } from '../src/registry/imports/index.ts';
import { organizationImporter } from '../src/registry/organizations/index.ts';
import { peopleImporter } from '../src/registry/people/index.ts';
import { createRound, openRound } from '../src/registry/rounds/index.ts';
import { buildWorld, WORLD_NOW, type Place, type World } from './world.ts';

export const samplePath = (name: string): string =>
  fileURLToPath(new URL(`../src/documents/sheet/samples/${name}`, import.meta.url));

/** The sample city in place of the small one: its tree, the people of one district, and an open round. */
export interface Yunlong {
  readonly world: World;
  readonly root: Place;
  readonly district: Place;
  /** An officer of the district. */
  readonly officer: Context;
  placeOf(code: string): Promise<Place>;
}

export async function buildYunlong(now = WORLD_NOW): Promise<Yunlong> {
  const world = await buildWorld(now);
  await sql`truncate organization cascade`.execute(world.db);
  const system = withActor(world.office, SYSTEM);
  const bring = async (importer: Importer, fileName: string): Promise<void> => {
    const source = { path: samplePath(fileName), fileName };
    const { head, guess } = await readHead(importer, source);
    await importFile(system, { importer, source, head, mapping: guess, confirm: true });
  };
  await bring(organizationImporter, 'organizations.xlsx');
  await bring(peopleImporter, 'people-yunlong-gb18030.csv');
  const placeOf = async (code: string): Promise<Place> => {
    const row = await world.db
      .selectFrom('organization')
      .select(['id', 'parent_id', 'path', 'depth', 'code', 'name'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const { parent_id: parentId, ...place } = row;
    return { ...place, parentId };
  };
  const top = await world.db.selectFrom('organization').select('code').where('parent_id', 'is', null).executeTakeFirstOrThrow(); // prettier-ignore
  const root = await placeOf(top.code);
  const district = await placeOf('320303');
  const office = await world.as('office', root);
  const year = now.slice(0, 4);
  const days = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const round = await createRound(office, {
    code: year,
    name: `${year}年度公开承诺`,
    ...days,
    template: 'excellence2010',
  });
  await openRound(office, round.id, 1);
  return { world, root, district, officer: await world.as('office', district), placeOf };
}
