import type { CoverageFigures, ItemFigures, Participation } from './types.ts';

/** Raw counters, of one organization or summed over many. */
export interface Counters {
  readonly members: number;
  /** Of the members; like everything named 'probationary' the part of another counter. */
  readonly probationary_members: number;
  readonly volunteers: number;
  /** Of the volunteers. */
  readonly activists: number;
  readonly members_written: number;
  readonly members_oral: number;
  readonly members_exempt: number;
  readonly probationary_written: number;
  readonly probationary_oral: number;
  readonly probationary_exempt: number;
  readonly volunteers_taking_part: number;
  readonly activists_taking_part: number;
  readonly organizations: number;
  readonly organization_written: number;
  readonly organization_exempt: number;
  readonly items_in_progress: number;
  readonly items_reported_done: number;
  readonly items_closed_out: number;
  readonly items_unfulfilled: number;
  readonly items_under_rectification: number;
  readonly items_withdrawn: number;
}

export const NO_COUNTERS: Counters = {
  members: 0,
  probationary_members: 0,
  volunteers: 0,
  activists: 0,
  members_written: 0,
  members_oral: 0,
  members_exempt: 0,
  probationary_written: 0,
  probationary_oral: 0,
  probationary_exempt: 0,
  volunteers_taking_part: 0,
  activists_taking_part: 0,
  organizations: 0,
  organization_written: 0,
  organization_exempt: 0,
  items_in_progress: 0,
  items_reported_done: 0,
  items_closed_out: 0,
  items_unfulfilled: 0,
  items_under_rectification: 0,
  items_withdrawn: 0,
};

export const COUNTERS = Object.keys(NO_COUNTERS) as readonly (keyof Counters)[];

/** Counters of several organizations together. */
export const sumOf = (all: readonly Counters[]): Counters =>
  Object.fromEntries(
    COUNTERS.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]),
  ) as unknown as Counters;

/** What is missing of the expected is blank; a roster that shrank never makes it negative. */
export function participation(
  expected: number,
  written: number,
  oral: number,
  exempt: number,
): Participation {
  const share = (part: number): number | null => (expected === 0 ? null : part / expected);
  return {
    expected,
    written,
    oral,
    exempt,
    blank: Math.max(0, expected - written - oral - exempt),
    coverageRate: share(written + oral + exempt),
    participationRate: share(written + oral),
  };
}

export const figuresOf = (c: Counters): CoverageFigures => ({
  members: participation(c.members, c.members_written, c.members_oral, c.members_exempt),
  organizations: participation(c.organizations, c.organization_written, 0, c.organization_exempt),
  volunteers: { registered: c.volunteers, takingPart: c.volunteers_taking_part },
  kinds: {
    fullMember: participation(
      c.members - c.probationary_members,
      c.members_written - c.probationary_written,
      c.members_oral - c.probationary_oral,
      c.members_exempt - c.probationary_exempt,
    ),
    probationaryMember: participation(
      c.probationary_members,
      c.probationary_written,
      c.probationary_oral,
      c.probationary_exempt,
    ),
    prospectiveMember: {
      registered: c.volunteers - c.activists,
      takingPart: c.volunteers_taking_part - c.activists_taking_part,
    },
    activist: { registered: c.activists, takingPart: c.activists_taking_part },
  },
  items: {
    inProgress: c.items_in_progress,
    reportedDone: c.items_reported_done,
    closedOut: c.items_closed_out,
    unfulfilled: c.items_unfulfilled,
    underRectification: c.items_under_rectification,
    withdrawn: c.items_withdrawn,
  },
});

/** Items that count: withdrawn ones are no promise any more. */
export const itemsInForce = (items: ItemFigures): number =>
  items.inProgress + items.reportedDone + items.closedOut + items.unfulfilled + items.underRectification;
