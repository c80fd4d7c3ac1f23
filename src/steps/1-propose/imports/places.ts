import type { Id } from '../../../kernel/ids.ts';
import { can, type Action } from '../../../registry/access/index.ts';
import { NONE, type FieldRow, type ImportContext, type Report } from '../../../registry/imports/index.ts';
import {
  codeOf,
  loadTree,
  nameKey,
  NameIndex,
  sameName,
  type Organization,
} from '../../../registry/organizations/index.ts';

const NAME_MOST = 200;
const OPTIONS = 12;

export interface PlaceRequest {
  readonly action: Action;
  /** Organization below which names are looked for; '' looks everywhere the actor may. */
  readonly within: Id | '';
  /** Fields that may name the organization, the first filled one counts. */
  readonly fields: readonly string[];
}

/** The organizations that rows speak of, by code or by any usual form of the name. */
export interface Places {
  /** Undefined after a fault was reported; of several of one name the person is asked which is meant. */
  of(row: FieldRow, report: Report): Organization | undefined;
  /** An organization as far as the actor may import into it. */
  open(id: Id): Organization | undefined;
}

export async function loadPlaces(ctx: ImportContext, request: PlaceRequest): Promise<Places> {
  const organizations = await loadTree(ctx);
  const top = organizations.find(({ id }) => id === request.within)?.path ?? '';
  const byCode = new Map(organizations.map((one) => [one.code, one]));
  const byId = new Map(organizations.map((one) => [one.id, one]));
  const isOpen = (one: Organization): boolean =>
    one.path.startsWith(top) &&
    can(ctx.actor, request.action, { organizationId: one.id, path: one.path }).allowed;
  const index = new NameIndex<Organization>();
  for (const one of organizations) {
    if (one.state === 'active' && isOpen(one)) index.add(one, [one.name], one.shortName);
  }
  const found = new Map<string, ReturnType<typeof index.find>>();
  const find = (name: string): ReturnType<typeof index.find> => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const answer = index.find(name, { code: '' });
    found.set(name, answer);
    return answer;
  };

  function byName(row: FieldRow, field: string, report: Report): Organization | undefined {
    const name = row.text(field).slice(0, NAME_MOST);
    const answer = find(name);
    if (answer && 'one' in answer) return answer.one;
    if (!answer) {
      report.faultAt(row, field, 'import.unknown-organization');
      return undefined;
    }
    const options = answer.several.slice(0, OPTIONS).map((one) => ({
      value: one.id,
      label: `${one.name}（${one.code}）`,
      traits: { organization: byId.get(one.parentId ?? '')?.name ?? '' },
    }));
    const asked = { kind: 'choice', value: name, proposal: null, options } as const;
    const chosen = report.ask(row.row, field, name, asked);
    const one = chosen === undefined || chosen === NONE ? undefined : byId.get(chosen);
    if (!one) {
      const candidates = options.slice(0, 3).map(({ label }) => label);
      report.faultAt(row, field, 'import.organization-ambiguous', { candidates: candidates.join('、') });
    }
    return one;
  }

  function byOwnCode(row: FieldRow, code: string, field: string, report: Report): Organization | undefined {
    const one = byCode.get(code);
    if (!one) {
      report.faultAt(row, 'organizationCode', 'import.unknown-organization');
      return undefined;
    }
    const name = row.text(field);
    if (name !== '' && nameKey(name) !== nameKey(one.name) && !sameName(name, one)) {
      report.warn(row.row, field, 'import.organization-name-differs', name, { name: one.name });
    }
    return one;
  }

  return {
    open(id) {
      const one = byId.get(id);
      if (!one) return undefined;
      const facts = { organizationId: id, path: one.path };
      return can(ctx.actor, request.action, facts).allowed ? one : undefined;
    },
    of(row, report) {
      const code = codeOf(row, report, 'organizationCode');
      if (code === '' && row.text('organizationCode') !== '') return undefined;
      const named = request.fields.find((field) => row.text(field) !== '');
      if (code === '' && named === undefined) {
        const field = [...request.fields, 'organizationCode'].find((one) => row.has(one)) ?? null;
        report.fault(row.row, field, 'input.missing', null);
        return undefined;
      }
      const one =
        code === ''
          ? byName(row, named ?? 'organization', report)
          : byOwnCode(row, code, named ?? 'organization', report);
      if (!one) return undefined;
      const field = code === '' ? (named ?? 'organization') : 'organizationCode';
      if (!isOpen(one)) report.faultAt(row, field, 'import.outside-scope');
      else if (one.state === 'closed')
        report.faultAt(row, field, 'person.organization-closed', { organization: one.name });
      else return one;
      return undefined;
    },
  };
}
