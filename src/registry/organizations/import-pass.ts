import type { FieldRow, ImportContext, ImportPass, Report } from '../imports/index.ts';
import { can } from '../access/index.ts';
import { applyOrganizations, type Change } from './import-apply.ts';
import { loadTree } from './import-load-tree.ts';
import { NameIndex } from './import-name-index.ts';
import { nameKey } from './import-name-rules.ts';
import { readOrganizationRow, type OrganizationRow } from './import-row.ts';
import { placeRows, type TreeNode } from './import-tree.ts';
import { mayStandUnder } from './rules.ts';
import { holdTree } from './store.ts';
import type { Organization } from './types.ts';

/** Reads a whole table of organizations beside the tree as it is. */
export async function beginOrganizations(ctx: ImportContext, report: Report): Promise<ImportPass> {
  const rows: OrganizationRow[] = [];
  let hasSuperiors = false;
  return {
    take(row: FieldRow) {
      hasSuperiors = row.has('superior');
      rows.push(readOrganizationRow(row, report));
    },
    async finish(write, step) {
      if (write) await holdTree(write, 'changing');
      const tree = matchRows(await loadTree(write ?? ctx), rows, report, ctx, hasSuperiors);
      const planned = placeRows({ ...tree, report, hasSuperiors });
      const created = planned.filter(({ node }) => !node.existing);
      const updated = planned.flatMap(({ node, row }): Change[] => {
        if (!node.existing) return [];
        const after = changed(node.existing, node, row);
        return after ? [{ before: node.existing, after }] : [];
      });
      if (write) await applyOrganizations(write, created, updated, step);
      return {
        created: created.length,
        updated: updated.length,
        unchanged: planned.length - created.length - updated.length,
      };
    },
  };
}

/** Which row speaks of which organization, and what every one of them can be called. */
function matchRows(
  organizations: readonly Organization[],
  rows: readonly OrganizationRow[],
  report: Report,
  { actor }: ImportContext,
  hasSuperiors: boolean,
) {
  const byCode = new Map(organizations.map((one) => [one.code, one]));
  const isOpen = (one: Organization): boolean =>
    can(actor, 'organization.import', { organizationId: one.id, path: one.path }).allowed;
  const present = new NameIndex<Organization>();
  for (const one of organizations) {
    if (one.state === 'active' && isOpen(one)) present.add(one, [one.name], one.shortName);
  }
  const root = organizations.find((one) => one.parentId === null);
  const first = new Map<string, OrganizationRow>();
  const rowOf = new Map<Organization, OrganizationRow>();
  const fresh: TreeNode[] = [];
  const top = root && topRow(root, organizations, rows, byCode, hasSuperiors);
  for (const row of rows) {
    const existing = row === top ? root : (byCode.get(row.code) ?? unnamed(row, present));
    const code = row.code || existing?.code || '';
    if (code === '') {
      if (!report.isFaulty(row.row)) report.fault(row.row, 'code', 'input.missing', null);
      continue;
    }
    const twin = first.get(code);
    if (twin) {
      const params = { row: twin.row, name: twin.name };
      const same = nameKey(twin.name) === nameKey(row.name);
      report.fault(row.row, 'code', same ? 'import.duplicate-row' : 'import.duplicate-code', code, params);
      continue;
    }
    first.set(code, row);
    if (existing && !isOpen(existing)) report.fault(row.row, 'code', 'import.outside-scope', code);
    else if (existing?.state === 'closed') report.fault(row.row, 'code', 'organization.closed', code);
    else if (existing) rowOf.set(existing, row);
    else if (row.name !== '' && row.kind) fresh.push(nodeOf(null, { ...row, code }));
    else if (!report.isFaulty(row.row)) report.fault(row.row, 'kind', 'input.missing', null);
  }
  const standing = organizations.map((one) => nodeOf(one, rowOf.get(one) ?? null));
  const nodes = [...standing, ...fresh];
  const index = new NameIndex<TreeNode>();
  for (const node of nodes) {
    const { existing, row } = node;
    if (existing && (existing.state === 'closed' || !isOpen(existing))) continue;
    index.add(
      node,
      [existing?.name ?? null, row?.name ?? null],
      row?.shortName ?? existing?.shortName ?? null,
    );
  }
  return {
    nodes,
    index,
    officeHasRoot: root !== undefined,
    byId: new Map(standing.flatMap((node) => (node.existing ? [[node.existing.id, node] as const] : []))),
    takenNames: new Map(
      standing
        .filter(({ existing, row }) => existing?.state === 'active' && !row)
        .map((node) => [`${node.existing?.parentId ?? ''} ${nameKey(node.name)}`, node] as const),
    ),
  };
}

function nodeOf(existing: Organization | null, row: OrganizationRow | null): TreeNode {
  return {
    code: existing?.code ?? row?.code ?? '',
    name: row?.name || existing?.name || '',
    kind: row?.kind ?? existing?.kind ?? 'branch',
    existing,
    row,
  };
}

/**
 * The row that speaks of the organization at the top though its code is another: an office that has only just been set
 * up takes name and code from its first table; later the name has to be the same.
 */
function topRow(
  root: Organization,
  organizations: readonly Organization[],
  rows: readonly OrganizationRow[],
  byCode: ReadonlyMap<string, Organization>,
  hasSuperiors: boolean,
): OrganizationRow | undefined {
  if (!hasSuperiors || rows.some((row) => row.code === root.code)) return undefined;
  const tops = rows.filter((row) => row.superior === '' && row.name !== '' && !byCode.has(row.code));
  const named = tops.find((row) => nameKey(row.name) === nameKey(root.name));
  if (named || organizations.length > 1) return named;
  return tops
    .filter((row) => row.code !== '' && mayStandUnder(row.kind ?? root.kind, null))
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))[0];
}

/** A row without code means the organization of this name under the superior it names. */
function unnamed(row: OrganizationRow, present: NameIndex<Organization>): Organization | undefined {
  if (row.code !== '' || row.name === '') return undefined;
  const above = row.superior === '' ? null : present.find(row.superior, { code: '' });
  const parent = above && 'one' in above ? above.one : undefined;
  const found = present.find(row.name, {
    code: '',
    fits: (one) => (one as Organization).parentId === parent?.id,
  });
  const match = found && 'one' in found ? found.one : undefined;
  if (!match || nameKey(match.name) !== nameKey(row.name)) return undefined;
  return row.superior === '' || match.parentId === parent?.id ? match : undefined;
}

/** The organization with what the row says anew; undefined when it says nothing new. Empty cells say nothing. */
function changed(before: Organization, node: TreeNode, row: OrganizationRow): Organization | undefined {
  const justSetUp = before.parentId === null && before.reportedMembers === null && before.revision === 1;
  const after: Organization = {
    ...before,
    code: justSetUp && row.code !== '' ? row.code : before.code,
    name: node.name,
    kind: node.kind,
    shortName: row.shortName ?? before.shortName,
    domain: row.domain ?? before.domain,
    secretaryName: row.secretaryName ?? before.secretaryName,
    supervisionPhone: row.supervisionPhone ?? before.supervisionPhone,
    reportedMembers: row.reportedMembers ?? before.reportedMembers,
  };
  return Object.keys(after).some(
    (key) => after[key as keyof Organization] !== before[key as keyof Organization],
  )
    ? after
    : undefined;
}
