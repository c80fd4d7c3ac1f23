import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { enroll, leave, listPeople, recountHeadcount, transfer } from './index.ts';
import {
  children,
  close,
  found,
  getOrganization,
  merge,
  move,
  type OrganizationKind,
} from '../organizations/index.ts';

let world: World;
let office: Context;

beforeAll(async () => {
  world = await buildWorld();
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

/** What the tree should be, kept by the test beside the database. */
interface Node {
  readonly kind: OrganizationKind;
  parent: Id | null;
  closed: boolean;
}

type Step = { readonly act: string; readonly a: number; readonly b: number; readonly kind: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...(['found', 'enroll', 'transfer', 'leave', 'close'] as const),
      ...(['move', 'move', 'move', 'merge', 'merge'] as const),
    ),
    a: fc.nat(1000),
    b: fc.nat(1000),
    kind: fc.nat(3),
  }),
  { minLength: 5, maxLength: 30 },
);

const KINDS: readonly OrganizationKind[] = ['committee', 'generalBranch', 'branch', 'cell'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  localCommittee: ['committee', 'generalBranch', 'branch'],
  committee: ['committee', 'generalBranch', 'branch'],
  generalBranch: ['branch'],
  branch: ['cell'],
  cell: [],
};

/** The codes a verb may answer with when the model says that the step is not possible. */
const outcome = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
};

test('random founding, moving, merging and closing keep the tree and the headcount whole', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const top = await world.addPlace(world.city, '样例县委', 'localCommittee');
      const tree = new Map<Id, Node>([
        [top.id, { kind: 'localCommittee', parent: world.city.id, closed: false }],
      ]);
      const people: { id: Id; at: Id }[] = [];
      // Deep enough that a move or merge seldom meets a leaf, and one closed place that must stay where it was.
      const plant = async (parent: Id, name: string, kind: OrganizationKind): Promise<Id> => {
        const { id } = await found(office, { parentId: parent, name, kind, effectiveOn: '2026-03-01' });
        tree.set(id, { kind, parent, closed: false });
        return id;
      };
      const town = await plant(top.id, '镇党委', 'committee');
      const village = await plant(town, '村党总支', 'generalBranch');
      await plant(await plant(village, '第一党支部', 'branch'), '党小组', 'cell');
      const closed = await plant(village, '旧党支部', 'branch');
      await close(office, { id: closed, revision: 1, effectiveOn: '2026-03-01' });
      tree.get(closed)!.closed = true;
      await plant(
        await plant(await plant(top.id, '街道党委', 'committee'), '社区党委', 'committee'),
        '社区党支部',
        'branch',
      );

      const pick = (n: number): Id => [...tree.keys()][n % tree.size]!;
      const below = (id: Id, inner: Id | null): boolean =>
        inner !== null && (inner === id || below(id, tree.get(inner)?.parent ?? null));
      let names = 0;

      for (const step of plan) {
        const [a, b] = [pick(step.a), pick(step.b)];
        const [nodeA, nodeB] = [tree.get(a)!, tree.get(b)!];
        const childrenOf = (id: Id): Id[] =>
          [...tree].filter(([, node]) => node.parent === id && !node.closed).map(([child]) => child);
        const staff = people.filter(({ at }) => at === a);
        const dated = { effectiveOn: '2026-03-01', reason: '样例' };
        const revision = await revisionOf(a);

        if (step.act === 'found') {
          const kind = KINDS[step.kind]!;
          const fits = !nodeA.closed && ALLOWED[nodeA.kind]!.includes(kind);
          const act = found(office, { parentId: a, name: `组织${(names += 1)}`, kind, ...dated });
          expect(await outcome(act)).toBe(
            fits ? 'done' : nodeA.closed ? 'organization.parent-closed' : 'organization.kind-does-not-fit',
          );
          if (fits) tree.set((await act).id, { kind, parent: a, closed: false });
        }
        if (step.act === 'enroll' && !nodeA.closed && nodeA.kind !== 'localCommittee') {
          const kind = step.kind === 0 ? 'activist' : 'fullMember';
          people.push({ id: (await enroll(office, { organizationId: a, name: '王强', kind })).id, at: a });
        }
        const someone = people[step.b % Math.max(people.length, 1)];
        if (step.act === 'transfer' && someone && !nodeA.closed && nodeA.kind !== 'localCommittee') {
          const to = { id: someone.id, revision: await personRevision(someone.id), organizationId: a };
          const got = await outcome(transfer(office, { ...to, effectiveOn: '2026-03-01' }));
          expect(got).toBe(someone.at === a ? 'person.already-there' : 'done');
          someone.at = a;
        }
        if (step.act === 'leave' && someone) {
          const said = { leftOn: '2026-03-01', reason: 'deceased' as const };
          await leave(office, { id: someone.id, revision: await personRevision(someone.id), ...said });
          people.splice(people.indexOf(someone), 1);
        }
        if (a === top.id) continue;

        if (step.act === 'move') {
          const fits =
            !nodeA.closed &&
            !nodeB.closed &&
            !below(a, b) &&
            nodeA.parent !== b &&
            ALLOWED[nodeB.kind]!.includes(nodeA.kind);
          const got = await outcome(move(office, { id: a, revision, parentId: b, ...dated }));
          expect(got === 'done', got).toBe(fits);
          if (!nodeA.closed && below(a, b)) expect(got).toBe('organization.cycle');
          if (fits) nodeA.parent = b;
        }
        if (step.act === 'merge') {
          const fits =
            !nodeA.closed &&
            !nodeB.closed &&
            !below(a, b) &&
            childrenOf(a).every((child) => ALLOWED[nodeB.kind]!.includes(tree.get(child)!.kind)) &&
            (staff.length === 0 || nodeB.kind !== 'localCommittee');
          const got = await outcome(merge(office, { id: a, revision, successorId: b, ...dated }));
          expect(got === 'done', got).toBe(fits);
          if (fits) {
            for (const child of childrenOf(a)) tree.get(child)!.parent = b;
            for (const person of staff) person.at = b;
            nodeA.closed = true;
          }
        }
        if (step.act === 'close') {
          const fits = !nodeA.closed && childrenOf(a).length === 0 && staff.length === 0;
          expect((await outcome(close(office, { id: a, revision, ...dated }))) === 'done').toBe(fits);
          if (fits) nodeA.closed = true;
        }
      }

      await expectWhole(top, tree, people);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

async function expectWhole(
  top: Place,
  tree: ReadonlyMap<Id, Node>,
  people: readonly { id: Id; at: Id }[],
): Promise<void> {
  const rows = await world.db
    .selectFrom('organization as o')
    .leftJoin('organization as parent', 'parent.id', 'o.parent_id')
    .select(['o.id', 'o.path', 'o.depth', 'o.parent_id', 'o.state'])
    .select(['parent.path as parent_path', 'parent.depth as parent_depth'])
    .where('o.path', '>=', top.path)
    .where('o.path', '<', `${top.path}~`)
    .execute();
  expect(new Map(rows.map((row) => [row.id, [row.parent_id, row.state]]))).toEqual(
    new Map([...tree].map(([id, node]) => [id, [node.parent, node.closed ? 'closed' : 'active']])),
  );
  for (const row of rows) {
    expect(row.path).toMatch(/^(\/[0-9a-z]{10})+\/$/);
    expect(row.path.slice(0, -11)).toBe(row.parent_path);
    expect(row.depth).toBe((row.parent_depth ?? 0) + 1);
  }
  for (const { id, path } of rows) {
    const { rows: descent } = await sql<{ id: Id }>`
      with recursive d as (select id from organization where id = ${id}
        union all select c.id from organization c join d on c.parent_id = d.id)
      select id from d`.execute(world.db);
    const range = rows.filter((row) => row.path >= path && row.path < `${path}~`);
    expect(new Set(descent.map((row) => row.id))).toEqual(new Set(range.map((row) => row.id)));
  }
  expect(await recountHeadcount(office, top.path)).toEqual([]);
  const listed = await listPeople(office, { within: top.path }, { limit: 200 });
  expect(new Map(listed.rows.map((row) => [row.id, row.countedOrganizationId]))).toEqual(
    new Map(people.map(({ id, at }) => [id, at])),
  );
  const page = await getOrganization(office, top.id);
  expect(page.subtree.members + page.subtree.volunteers).toBe(people.length);
  const nodes = (await children(office, top.id, { limit: 200 })).rows;
  expect(nodes.reduce((sum, node) => sum + node.members + node.volunteers, 0)).toBe(people.length);
}

const revisionOf = async (id: Id): Promise<number> =>
  (
    await world.db
      .selectFrom('organization')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).revision;

const personRevision = async (id: Id): Promise<number> =>
  (await world.db.selectFrom('person').select('revision').where('id', '=', id).executeTakeFirstOrThrow())
    .revision;
