import { describe, expect, it } from 'vitest';
import { ANONYMOUS, SYSTEM, type Actor, type Grant, type Role } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { MATRIX, ROLE_ORDER, type MatrixRow } from './permission-matrix.data.ts';
import { POLICY, type Action, type Rule } from './policy.ts';
import { can, permit, requireAccount, type Facts, type Permission } from './rules.ts';

const PATHS = {
  city: '/c/',
  county: '/c/a/',
  town: '/c/a/t/',
  branch: '/c/a/t/b/',
  cell: '/c/a/t/b/z/',
  sister: '/c/a/t/b2/',
  otherTown: '/c/a/u/',
  cousin: '/c/a/u/b/',
  otherCounty: '/c/d/',
  otherCountyTown: '/c/d/t/',
} as const;
type Place = keyof typeof PATHS;
const WHOLE_STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'published',
  'inProgress',
  'reportedDone',
  undefined,
];

const grant = (role: Role, place: Place): Grant => ({ role, organizationId: place, path: PATHS[place] });
const actor = (...grants: Grant[]): Actor => ({ kind: 'account', accountId: 'me', name: '', grants });
const facts = (reviewer: Place, state: string | undefined, more: Facts = {}): Facts => ({
  organizationId: 'branch',
  path: PATHS.branch,
  parentId: 'town',
  reviewerOrganizationId: reviewer,
  personId: 'member',
  authors: ['somebody', null],
  published: false,
  ...(state === undefined ? {} : { state }),
  ...more,
});

const letterOf = (permission: Permission): string =>
  permission.allowed ? 'y' : { denied: 'n', unknown: '.', 'second-person': 's' }[permission.why];
const cells = (action: Action, of: (role: Role) => Actor, thing: Facts): string =>
  ROLE_ORDER.map((role) => letterOf(can(of(role), action, thing))).join('');

/** Every cell of a row that the policy answers differently from the hand-written expectation. */
function differences(row: MatrixRow): string[] {
  const found: string[] = [];
  for (const state of row.states ?? WHOLE_STATES) {
    const check = (
      name: string,
      expected: string | undefined,
      of: (role: Role) => Actor,
      thing: Facts,
    ): void => {
      const got = cells(row.action, of, thing);
      if (expected !== undefined && got !== expected) {
        found.push(`${row.action} ${state ?? '-'} ${name}: expected ${expected}, got ${got}`);
      }
    };
    const at = (place: Place) => (role: Role) => actor(grant(role, place));
    const elsewhere = facts('otherCountyTown', state);
    const usual = facts('town', state);
    check('own', row.own, at('branch'), elsewhere);
    check('superior', row.superior, at('town'), elsewhere);
    check('reviewer', row.reviewer, at('otherCountyTown'), elsewhere);
    check('both', row.both, at('town'), usual);
    check('above', row.above, at('county'), usual);
    check('above (city)', row.above, at('city'), usual);
    for (const place of [
      'sister',
      'cell',
      'otherTown',
      'cousin',
      'otherCounty',
      'otherCountyTown',
    ] as const) {
      check(place, '......', at(place), usual);
      if (row.published) check(`${place}, public`, 'yyyyyy', at(place), { ...usual, published: true });
      else check(`${place}, public`, 'nnnnnn', at(place), { ...usual, published: true });
    }
    check('no grant left', '......', () => actor(), usual);
    check('nobody', '......', () => ANONYMOUS, usual);
    if (row.published) check('nobody, public', 'yyyyyy', () => ANONYMOUS, { ...usual, published: true });
    const member: Actor = { ...actor(), personId: 'member' };
    check('self', row.self.repeat(6), () => member, usual);
    check('another member', '......', () => ({ ...actor(), personId: 'neighbor' }), usual);
    check('author', row.author, at('town'), { ...usual, authors: [null, 'me'] });
    check(
      'committer',
      row.committer,
      (role) => ({ ...actor(grant(role, 'town')), personId: 'member' }),
      usual,
    );
    check('insider', row.insider, (role) => actor(grant(role, 'town'), grant('secretary', 'branch')), usual);
    check('member of it', row.both, (role) => actor(grant(role, 'town'), grant('member', 'branch')), usual);
    check('home', row.home, at('branch'), facts('branch', state));
    check('the program', 'yyyyyy', () => SYSTEM, usual);
  }
  return found;
}

describe('the permission table', () => {
  it('speaks of every action of the policy', () => {
    expect([...new Set(MATRIX.map((row) => row.action))].toSorted()).toEqual(Object.keys(POLICY).toSorted());
  });

  it('wants the second-person rows exactly where the policy wants a second person', () => {
    const wanting = Object.entries(POLICY)
      .filter(([, rules]) => (rules as readonly Rule[]).some((rule) => rule.secondPerson))
      .map(([action]) => action);
    expect(
      MATRIX.filter((row) => row.author && row.committer && row.insider && row.home).map((row) => row.action),
    ).toEqual(wanting);
  });

  it.each(
    MATRIX.map((row) => [`${row.action}${row.states ? ` (${row.states.join(', ')})` : ''}`, row] as const),
  )('%s', (_, row) => {
    expect(differences(row)).toEqual([]);
  });
});

/** Every small change of the policy: a rule less, a role less or more, another relation, a condition dropped. */
function* mutants(): Generator<readonly [name: string, action: Action, rules: readonly Rule[]]> {
  const relations = ['self', 'own', 'superior', 'reviewer', 'subtree', 'published'] as const;
  for (const action of Object.keys(POLICY) as Action[]) {
    const rules: readonly Rule[] = POLICY[action];
    for (const [i, rule] of rules.entries()) {
      const instead = (...other: Rule[]): readonly Rule[] => rules.toSpliced(i, 1, ...other);
      const name = `${action} rule ${i}`;
      yield [`${name} removed`, action, instead()];
      for (const relation of relations) {
        if (relation !== rule.relation)
          yield [`${name} as ${relation}`, action, instead({ ...rule, relation })];
      }
      const { states, secondPerson, ...bare } = rule;
      if (states)
        yield [
          `${name} in every state`,
          action,
          instead({ ...bare, ...(secondPerson ? { secondPerson } : {}) }),
        ];
      if (secondPerson) yield [`${name} without a second person`, action, instead(bare)];
      if (rule.roles === 'anyone') continue;
      const roles = rule.roles;
      for (const role of ROLE_ORDER) {
        if (isContained(rule, role, rules)) continue;
        const other = roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
        yield [
          `${name} ${roles.includes(role) ? 'without' : 'with'} ${role}`,
          action,
          instead({ ...rule, roles: other }),
        ];
      }
    }
  }
}

/** Who may act in a whole subtree may act at its top and as the superior: the role added to such a rule changes nothing. */
const isContained = (rule: Rule, role: Role, rules: readonly Rule[]): boolean =>
  (rule.relation === 'own' || rule.relation === 'superior') &&
  !rule.roles.includes(role) &&
  rules.some((one) => one.relation === 'subtree' && !one.states && one.roles.includes(role));

describe('a changed policy', () => {
  it('fails the table, whichever rule is removed, widened or narrowed', () => {
    const policy: Record<string, readonly Rule[]> = POLICY;
    const survivors: string[] = [];
    let count = 0;
    for (const [name, action, rules] of [...mutants()]) {
      const original = policy[action]!;
      policy[action] = rules;
      count += 1;
      try {
        if (!MATRIX.some((row) => row.action === action && differences(row).length > 0)) survivors.push(name);
      } finally {
        policy[action] = original;
      }
    }
    expect(count).toBeGreaterThan(400);
    expect(survivors).toEqual([]);
  });
});

describe('permit', () => {
  const code = (act: () => void): string => {
    try {
      act();
      return 'passed';
    } catch (error) {
      return isDomainError(error) ? error.code : 'defect';
    }
  };

  it('tells apart the unknown, the forbidden and the second pair of eyes', () => {
    const usual = facts('town', 'submitted', { authors: ['me'] });
    expect(code(() => permit(actor(grant('secretary', 'sister')), 'letter.review', usual))).toBe(
      'letter.not-found',
    );
    expect(code(() => permit(actor(grant('clerk', 'town')), 'letter.review', usual))).toBe('access.denied');
    expect(code(() => permit(actor(grant('office', 'town')), 'letter.review', usual))).toBe(
      'access.second-person',
    );
    expect(
      code(() => permit(actor(grant('office', 'town')), 'letter.review', facts('town', 'submitted'))),
    ).toBe('passed');
  });

  it('asks visitors to sign in', () => {
    expect(code(() => requireAccount(ANONYMOUS))).toBe('access.signed-out');
    expect(code(() => requireAccount(actor()))).toBe('passed');
  });
});
