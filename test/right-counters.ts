import { expect } from 'vitest';
import { coverage, type figuresOf } from '../src/oversight/coverage/index.ts';
import type { Id } from '../src/kernel/ids.ts';
import type { Context } from '../src/platform/index.ts';
import { rawCoverage, type RawCoverage } from './raw-coverage.ts';
import type { World } from './world.ts';

const KINDS = ['fullMember', 'probationaryMember', 'prospectiveMember', 'activist'] as const;

/** What the product shows, in the shape of the recount. */
function told({ kinds, organizations, items }: ReturnType<typeof figuresOf>) {
  const expected = (one: typeof kinds.fullMember) => [one.expected, one.written, one.oral, one.exempt];
  const free = ({ registered, takingPart }: typeof kinds.activist) => [registered, takingPart];
  return {
    fullMember: expected(kinds.fullMember),
    probationaryMember: expected(kinds.probationaryMember),
    prospectiveMember: free(kinds.prospectiveMember),
    activist: free(kinds.activist),
    organizations: [organizations.expected, organizations.written, organizations.exempt],
    items,
  };
}

function counted({ people, organizations, items }: RawCoverage) {
  const [full, probationary, prospective, activist] = KINDS.map((kind) => people[kind] ?? [0, 0, 0, 0]);
  const free = ([all = 0, written = 0, oral = 0]: readonly number[]) => [all, written + oral];
  const of = (state: string) => items[state] ?? 0;
  return {
    fullMember: full,
    probationaryMember: probationary,
    prospectiveMember: free(prospective!),
    activist: free(activist!),
    organizations,
    items: {
      inProgress: of('inProgress'),
      reportedDone: of('reportedDone'),
      closedOut: of('closedOut'),
      unfulfilled: of('unfulfilled'),
      underRectification: of('underRectification'),
      withdrawn: of('withdrawn'),
    },
  };
}

/** The coverage page of every node equals a recount of the raw rows. @returns how many nodes were compared */
export async function expectCoverageToBeRight(ctx: Context, roundId: Id): Promise<number> {
  const nodes = await rawCoverage(ctx.db, roundId);
  for (const node of nodes) {
    const { total } = await coverage(ctx, { roundId, organizationId: node.organizationId });
    expect(told(total), node.name).toEqual(counted(node));
  }
  return nodes.length;
}

export const expectCountersToBeRight = async (world: World, roundId: Id): Promise<number> =>
  expectCoverageToBeRight(await world.as('office', world.city), roundId);
