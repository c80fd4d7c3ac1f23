import type { Report } from '../imports/index.ts';
import { nameKey } from './import-name-rules.ts';
import type { NameIndex } from './import-name-index.ts';
import type { OrganizationRow } from './import-row.ts';
import { mayStandUnder } from './rules.ts';
import type { Organization, OrganizationKind } from './types.ts';

/** An organization that exists, one that a row would create, or both. */
export interface TreeNode {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly existing: Organization | null;
  readonly row: OrganizationRow | null;
}

/** A new organization with its place; superiors come before their subordinates. */
export interface Planned {
  readonly node: TreeNode;
  readonly row: OrganizationRow;
  readonly parent: TreeNode | null;
}

export interface Placing {
  readonly nodes: readonly TreeNode[];
  readonly index: NameIndex<TreeNode>;
  readonly report: Report;
  /** Does the table name superiors? If not, codes do. */
  readonly hasSuperiors: boolean;
  readonly officeHasRoot: boolean;
  readonly byId: ReadonlyMap<string, TreeNode>;
  /** Names taken under a superior: `parentId nameKey`, of organizations that stay as they are. */
  readonly takenNames: ReadonlyMap<string, TreeNode>;
}

/**
 * Gives every faultless row its superior and reports those that have none. @returns rows whose organization can stand
 * where the table puts it, superiors first
 */
export function placeRows(placing: Placing): readonly Planned[] {
  const { nodes, report } = placing;
  const parents = new Map<TreeNode, TreeNode | null>();
  const rows = nodes.filter((node) => node.row && !report.isFaulty(node.row.row));
  const root = placing.officeHasRoot ? undefined : chooseRoot(placing, rows);
  for (const node of rows) {
    const parent = node === root ? null : superiorOf(placing, node);
    if (parent !== undefined) parents.set(node, parent);
  }
  reportCycles(parents, report);
  return fromTheTop(placing, parents);
}

/** Without any organization in the office yet the row without superior stands at the top: the one of the shortest code. */
function chooseRoot({ index, hasSuperiors }: Placing, rows: readonly TreeNode[]): TreeNode | undefined {
  const tops = rows.filter((node) =>
    hasSuperiors ? node.row?.superior === '' : index.byPrefix(node.code) === undefined,
  );
  return tops
    .filter((node) => mayStandUnder(node.kind, null))
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))[0];
}

/** Undefined after a fault was reported. */
function superiorOf(placing: Placing, node: TreeNode): TreeNode | null | undefined {
  const { index, report, hasSuperiors, byId } = placing;
  const { row, existing } = node;
  if (!row) return undefined;
  const present = existing?.parentId ? byId.get(existing.parentId) : undefined;
  if (row.superior === '') {
    if (existing) return present ?? null;
    const above = hasSuperiors ? undefined : index.byPrefix(row.code);
    if (above) return above;
    report.fault(row.row, 'superior', 'import.superior-missing', null);
    return undefined;
  }
  const found = index.find(row.superior, {
    code: row.code,
    kind: node.kind,
    ...(present ? { fits: (one) => one === present } : {}),
  });
  if (found && 'one' in found) {
    if (!existing || existing.parentId === found.one.existing?.id) return found.one;
    const params = { present: present?.name ?? '' };
    report.fault(row.row, 'superior', 'import.moved', row.superior, params);
  } else if (found) {
    const candidates = found.several.slice(0, 3).map((one) => `${one.name}（${one.code}）`);
    const params = { candidates: candidates.join('、') };
    report.fault(row.row, 'superior', 'import.superior-ambiguous', row.superior, params);
  } else {
    report.fault(row.row, 'superior', 'import.unknown-superior', row.superior);
  }
  return undefined;
}

function reportCycles(parents: Map<TreeNode, TreeNode | null>, report: Report): void {
  const settled = new Set<TreeNode>();
  for (const start of parents.keys()) {
    const way: TreeNode[] = [];
    let node: TreeNode | null | undefined = start;
    while (node && !settled.has(node) && !way.includes(node)) {
      way.push(node);
      node = parents.get(node);
    }
    const round = node && !settled.has(node) ? way.slice(way.indexOf(node)) : [];
    for (const one of round) {
      const { row } = one;
      if (row) report.fault(row.row, 'superior', 'import.cycle', row.superior, { name: one.name });
    }
    for (const one of way) settled.add(one);
    for (const one of round) parents.delete(one);
  }
}

/** Goes down from organizations that stand, so that what hangs on a faulty row is told, not silently moved. */
function fromTheTop(placing: Placing, parents: ReadonlyMap<TreeNode, TreeNode | null>): readonly Planned[] {
  const below = new Map<TreeNode | null, TreeNode[]>();
  for (const [node, parent] of parents) {
    const list = below.get(parent);
    if (list) list.push(node);
    else below.set(parent, [node]);
  }
  const planned: Planned[] = [];
  const names = new Map(placing.takenNames);
  const visit = (parent: TreeNode | null): TreeNode[] => {
    const children = (below.get(parent) ?? []).sort((a, b) => (a.code < b.code ? -1 : 1));
    below.delete(parent);
    return children.filter((node) => {
      const { row } = node;
      if (!row || !mayStand(placing, node, row, parent, names)) return false;
      planned.push({ node, row, parent });
      return true;
    });
  };
  const standing = [...below.keys()].filter((node) => node === null || node.existing);
  let front = standing.flatMap(visit);
  while (front.length > 0) front = front.flatMap(visit);
  const { report } = placing;
  for (const children of below.values()) {
    for (const { row } of children) {
      if (row) report.fault(row.row, 'superior', 'import.superior-left-out', row.superior);
    }
  }
  return planned;
}

function mayStand(
  { report }: Placing,
  node: TreeNode,
  row: OrganizationRow,
  parent: TreeNode | null,
  names: Map<string, TreeNode>,
): boolean {
  const isNew = !node.existing || node.existing.kind !== node.kind;
  if (isNew && !mayStandUnder(node.kind, parent?.kind ?? null)) {
    const params = { parent: parent?.name ?? '' };
    report.fault(row.row, 'kind', 'organization.kind-does-not-fit', node.name, params);
    return false;
  }
  const key = `${parent?.existing?.id ?? parent?.code ?? ''} ${nameKey(node.name)}`;
  const twin = names.get(key);
  if (twin && twin !== node) {
    report.fault(row.row, 'name', 'import.name-taken', node.name, { code: twin.code });
    return false;
  }
  names.set(key, node);
  return true;
}
