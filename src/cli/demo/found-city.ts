import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { setupLink } from '../../registry/access/index.ts';
import {
  found,
  organizationFacts,
  setUpOffice,
  type OrganizationKind,
} from '../../registry/organizations/index.ts';
import { enrollAll } from './enroll-people.ts';
import {
  actorAt,
  atOnce,
  DEMO_OFFICE,
  DEMO_PASSWORD,
  personName,
  type City,
  type DemoOrganization,
  type Stage,
} from './stage.ts';
import { DEMO_COUNTIES, DEMO_TOWNSHIPS, PLACES } from './words.data.ts';

interface Plan {
  readonly parent: DemoOrganization;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly domain?: 'rural' | 'community' | 'stateEnterprise';
  readonly secretary: string;
}

const BRANCHES_PER_TOWNSHIP = 10;

/**
 * The office, its tree of 446 organizations, and 6,000 people in the branches.
 * @throws DomainError `demo.office-exists` when the data folder already holds an office
 */
export async function foundCity(stage: Stage, branchesPerTownship = BRANCHES_PER_TOWNSHIP): Promise<City> {
  stage.goTo(0);
  const { root, admin } = await setUp(stage);
  const counties = await foundAll(
    stage,
    admin,
    DEMO_COUNTIES.map((name) => ({ parent: root, secretary: personName(stage), ...committeeOf(name) })),
  );
  const townships = await foundAll(
    stage,
    admin,
    DEMO_TOWNSHIPS.map((name, i) => ({
      parent: counties[Math.floor((i * counties.length) / DEMO_TOWNSHIPS.length)]!,
      secretary: personName(stage),
      ...committeeOf(name),
    })),
  );
  const branches = await foundAll(
    stage,
    admin,
    townships.flatMap((parent) =>
      Array.from({ length: branchesPerTownship }, (_, k) => ({
        parent,
        secretary: personName(stage),
        ...branchOf(parent.name, k),
      })),
    ),
  );
  return { root, counties, townships, branches, people: await enrollAll(stage, admin, branches), admin };
}

async function setUp(stage: Stage): Promise<{ root: DemoOrganization; admin: Actor }> {
  const link = await setupLink(stage.office);
  if (!link) throw new DomainError('demo.office-exists');
  const name = '中共示例市委员会';
  const made = await setUpOffice(
    stage.office,
    link.slice(link.indexOf('=') + 1),
    {
      officeName: DEMO_OFFICE,
      officeShortName: '示例市',
      supervisionPhone: '0516-80001234',
      rootCode: '3299',
      rootName: name,
      rootKind: 'localCommittee',
      login: 'city-office',
      administratorName: '市活动办',
      password: DEMO_PASSWORD,
    },
    'demo',
  );
  const { path } = await organizationFacts(stage.office, made.rootId);
  const root = { id: made.rootId, parentId: null, path, name, secretary: '陈卫国' };
  return { root, admin: actorAt(made.accountId, '市活动办', 'office', root) };
}

/** One after the other: founding holds the tree, and codes follow in order. */
async function foundAll(stage: Stage, admin: Actor, plans: readonly Plan[]): Promise<DemoOrganization[]> {
  const ctx = stage.as(admin);
  const ids: string[] = [];
  for (const { parent, secretary, ...plan } of plans) {
    const { id } = await found(ctx, {
      ...plan,
      parentId: parent.id,
      secretaryName: secretary,
      supervisionPhone: `0516-8${String(1_000_000 + ids.length * 37).slice(0, 7)}`,
      effectiveOn: stage.dayOfRound(0),
    });
    ids.push(id);
  }
  return atOnce(plans, async ({ parent, name, secretary }, i) => {
    const { id, path } = await organizationFacts(stage.office, ids[i] ?? '');
    return { id, parentId: parent.id, path, name, secretary };
  });
}

const committeeOf = (name: string): { name: string; kind: OrganizationKind } =>
  /(街道|区)$/.test(name)
    ? { name: `中共${name}工作委员会`, kind: 'workCommittee' }
    : { name: `中共${name}委员会`, kind: name.endsWith('镇') ? 'committee' : 'localCommittee' };

function branchOf(
  township: string,
  k: number,
): Pick<Plan, 'name' | 'kind'> & { domain: NonNullable<Plan['domain']> } {
  const place = PLACES[(township.length * 7 + township.charCodeAt(2) + k * 3) % PLACES.length]!;
  if (township.includes('园区'))
    return { name: `${place}公司党支部`, kind: 'branch', domain: 'stateEnterprise' };
  if (township.includes('街道')) return { name: `${place}社区党支部`, kind: 'branch', domain: 'community' };
  return { name: `${place}村党支部`, kind: 'branch', domain: 'rural' };
}
