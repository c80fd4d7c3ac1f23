import type { Day } from '../../kernel/days.ts';
import type { FailureCode } from '../../kernel/errors.ts';
import type { Burden, Organization, OrganizationKind } from './types.ts';

export type Decision =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly params?: Readonly<Record<string, string | number>>;
    };

const OK: Decision = { ok: true };
const refuse = (code: FailureCode, params?: Readonly<Record<string, string | number>>): Decision =>
  params ? { ok: false, code, params } : { ok: false, code };

/**
 * Which kinds may stand directly under which (domain 5.4). A 党组 is kept as a superior of the organizations of its
 * organ, since rosters list it so; a 党小组 is a part of a branch and nothing stands under it.
 */
const UNDER: Readonly<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  localCommittee: ['localCommittee', 'workCommittee', 'committee', 'generalBranch', 'branch', 'leadingGroup'],
  workCommittee: ['workCommittee', 'committee', 'generalBranch', 'branch', 'leadingGroup'],
  committee: ['committee', 'generalBranch', 'branch'],
  generalBranch: ['branch'],
  branch: ['cell'],
  cell: [],
  leadingGroup: ['leadingGroup', 'committee', 'generalBranch', 'branch'],
};

const ROOTS: readonly OrganizationKind[] = ['localCommittee', 'workCommittee', 'committee', 'generalBranch'];
const WITHOUT_MEMBERS: readonly OrganizationKind[] = ['localCommittee', 'workCommittee', 'leadingGroup'];

/** Whether an organization of this kind may stand directly under one of kind `parent`; `null` = at the top. */
export const mayStandUnder = (kind: OrganizationKind, parent: OrganizationKind | null): boolean =>
  parent === null ? ROOTS.includes(kind) : UNDER[parent].includes(kind);

/** Kinds that may be founded under one of this kind. */
export const kindsUnder = (parent: OrganizationKind): readonly OrganizationKind[] => UNDER[parent];

/** Members belong to grassroots organizations; leading bodies above them have no roster of their own. */
export const holdsPeople = (kind: OrganizationKind): boolean => !WITHOUT_MEMBERS.includes(kind);

/** True for the organization at `path` itself and everything below it. */
export const isWithin = (inner: string, path: string): boolean => inner.startsWith(path);

/** The last step of a path: '/a/b/' → 'b'. */
export const lastKey = (path: string): string => path.split('/').at(-2) ?? '';

/** Paths from the top down to the one given: '/a/b/' → ['/a/', '/a/b/']. */
export function pathsAbove(path: string): string[] {
  const keys = path.split('/').slice(1, -1);
  return keys.map((_, i) => `/${keys.slice(0, i + 1).join('/')}/`);
}

type Placed = Pick<Organization, 'id' | 'parentId' | 'path' | 'name' | 'kind' | 'state'>;

/** Founding, and taking in, under `parent`. */
export function decideStand(kind: OrganizationKind, parent: Placed): Decision {
  if (parent.state === 'closed') return refuse('organization.parent-closed', { parent: parent.name });
  if (!mayStandUnder(kind, parent.kind))
    return refuse('organization.kind-does-not-fit', { parent: parent.name });
  return OK;
}

/** A dated change tells what has happened, so its day is not in the future. */
export const decideDay = (effectiveOn: Day, today: Day): Decision =>
  effectiveOn > today ? refuse('organization.day-in-future') : OK;

export function decideMove(organization: Placed, parent: Placed): Decision {
  if (organization.state === 'closed') return refuse('organization.closed');
  if (organization.parentId === null) return refuse('organization.is-root');
  if (isWithin(parent.path, organization.path)) return refuse('organization.cycle', { parent: parent.name });
  if (parent.id === organization.parentId)
    return refuse('organization.already-there', { parent: parent.name });
  return decideStand(organization.kind, parent);
}

/** What the one who takes over must be fit for: children of these kinds, people. */
export interface Load {
  readonly childKinds: readonly OrganizationKind[];
  readonly people: number;
}

/** Another name or kind: the kind must suit the superior, the subordinates and the roster. */
export function decideRename(
  organization: Placed,
  kind: OrganizationKind,
  parent: Placed | null,
  load: Load,
): Decision {
  if (organization.state === 'closed') return refuse('organization.closed');
  if (kind === organization.kind) return OK;
  if (!mayStandUnder(kind, parent?.kind ?? null)) {
    return refuse('organization.kind-does-not-fit', { parent: parent?.name ?? '' });
  }
  const unfit =
    load.childKinds.some((child) => !mayStandUnder(child, kind)) || (load.people > 0 && !holdsPeople(kind));
  return unfit ? refuse('organization.kind-cannot-hold') : OK;
}

export function decideMerge(organization: Placed, successor: Placed, load: Load): Decision {
  if (organization.state === 'closed') return refuse('organization.closed');
  if (organization.parentId === null) return refuse('organization.is-root');
  if (successor.state === 'closed')
    return refuse('organization.successor-closed', { successor: successor.name });
  if (isWithin(successor.path, organization.path)) {
    return refuse('organization.cycle', { parent: successor.name });
  }
  if (load.childKinds.some((kind) => !mayStandUnder(kind, successor.kind))) {
    return refuse('organization.successor-cannot-take-children', { successor: successor.name });
  }
  if (load.people > 0 && !holdsPeople(successor.kind)) {
    return refuse('organization.successor-cannot-take-people', { successor: successor.name });
  }
  return OK;
}

/** Without a successor an organization can only be closed when nothing stands on it any more. */
export function decideClose(organization: Placed, burden: Burden): Decision {
  if (organization.state === 'closed') return refuse('organization.closed');
  if (organization.parentId === null) return refuse('organization.is-root');
  if (burden.children > 0) return refuse('organization.has-children', { count: burden.children });
  if (burden.people > 0) return refuse('organization.has-people', { count: burden.people });
  if (burden.openLetters > 0) return refuse('organization.has-open-letters', { count: burden.openLetters });
  return OK;
}

/** Codes to try for a new subordinate, in order: the superior's code and a running number of three digits. */
export const codesFor = (parentCode: string, siblings: number, count = 20): string[] =>
  Array.from({ length: count }, (_, i) => `${parentCode}${String(siblings + i + 1).padStart(3, '0')}`);
