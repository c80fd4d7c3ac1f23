import { can } from '../access/index.ts';
import type { FieldRow, ImportContext, Report } from '../imports/index.ts';
import {
  codeOf,
  holdsPeople,
  loadTree,
  nameKey,
  NameIndex,
  sameName,
  type Organization,
} from '../organizations/index.ts';

const NAME_MOST = 200;

/** The organizations a roster may speak of, found by code, by name, by name and superior. */
export interface Places {
  /** Undefined after a fault was reported. */
  of(row: FieldRow, report: Report): Organization | undefined;
}

export async function loadPlaces(ctx: ImportContext): Promise<Places> {
  const organizations = await loadTree(ctx);
  const byId = new Map(organizations.map((one) => [one.id, one]));
  const byCode = new Map(organizations.map((one) => [one.code, one]));
  const isOpen = (one: Organization): boolean =>
    can(ctx.actor, 'person.import', { organizationId: one.id, path: one.path }).allowed;
  const index = new NameIndex<Organization>();
  for (const one of organizations) {
    if (one.state === 'active' && isOpen(one)) index.add(one, [one.name], one.shortName);
  }
  const open = new Map<Organization, boolean>();
  const found = new Map<string, ReturnType<typeof index.find>>();

  function byName(row: FieldRow, report: Report): Organization | undefined {
    const name = row.text('organization').slice(0, NAME_MOST);
    if (name === '') {
      report.fault(
        row.row,
        row.has('organizationCode') ? 'organizationCode' : 'organization',
        'input.missing',
        null,
      );
      return undefined;
    }
    const superior = row.text('superior').slice(0, NAME_MOST);
    const key = `${name}\n${superior}`;
    let answer = found.get(key);
    if (answer === undefined) {
      const above = superior === '' ? null : index.find(superior, { code: '' });
      const parents = above === null ? [] : 'one' in above ? [above.one] : above.several;
      answer = index.find(name, {
        code: '',
        fits: (one) => parents.some((parent) => parent.id === byId.get((one as Organization).id)?.parentId),
      });
      if (found.size < 50_000) found.set(key, answer);
    }
    if (answer && 'one' in answer) return answer.one;
    if (answer) {
      const candidates = answer.several.slice(0, 3).map((one) => `${one.name}（${one.code}）`);
      report.faultAt(row, 'organization', 'import.organization-ambiguous', {
        candidates: candidates.join('、'),
      });
    } else report.faultAt(row, 'organization', 'import.unknown-organization');
    return undefined;
  }

  function byOwnCode(row: FieldRow, code: string, report: Report): Organization | undefined {
    const one = byCode.get(code);
    if (!one) {
      report.faultAt(row, 'organizationCode', 'import.unknown-organization');
      return undefined;
    }
    const name = row.text('organization');
    if (name !== '' && nameKey(name) !== nameKey(one.name) && !sameName(name, one)) {
      report.warn(row.row, 'organization', 'import.organization-name-differs', name, { name: one.name });
    }
    return one;
  }

  return {
    of(row, report) {
      const code = codeOf(row, report, 'organizationCode');
      if (code === '' && row.text('organizationCode') !== '') return undefined;
      const one = code === '' ? byName(row, report) : byOwnCode(row, code, report);
      if (!one) return undefined;
      const field = code === '' ? 'organization' : 'organizationCode';
      const allowed = open.get(one) ?? isOpen(one);
      open.set(one, allowed);
      const params = { organization: one.name };
      if (!allowed) report.faultAt(row, field, 'import.outside-scope');
      else if (one.state === 'closed') report.faultAt(row, field, 'person.organization-closed', params);
      else if (!holdsPeople(one.kind))
        report.faultAt(row, field, 'person.organization-without-roster', params);
      else return one;
      return undefined;
    },
  };
}
