import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Actor, Grant } from '../../kernel/actor.ts';
import { ACTS_FOR, POLICY, type Action, type Relation, type Rule } from './policy.ts';

type Column<T> = Expression<T> | Expression<T | null>;

/**
 * The columns of a list that stand for the facts of one thing, under the same names as in `Facts`. A relation whose
 * column is absent never holds, just as `can` denies when the fact is missing.
 */
export interface Columns {
  readonly organizationId?: Column<string>;
  readonly path?: Column<string>;
  readonly parentId?: Column<string>;
  readonly reviewerOrganizationId?: Column<string>;
  readonly personId?: Column<string>;
  readonly state?: Column<string>;
  readonly published?: Column<boolean>;
  /** Accounts that wrote, submitted or claimed. */
  readonly authors?: readonly Column<string>[];
}

type Condition = RawBuilder<SqlBool>;

const NEVER: Condition = sql<SqlBool>`false`;

/**
 * The rows an actor may act on, from the same policy rows as `can`: `query.where(where(actor, 'letter.read', {…}))`.
 * Bare comparisons, so that indexes serve them; do not negate it, since a null column makes it null. No matching
 * rule = no rows.
 */
export function where(actor: Actor, action: Action, columns: Columns): Condition {
  if (actor.kind === 'system') return sql<SqlBool>`true`;
  const rules: readonly Rule[] = POLICY[action];
  return anyOf(rules.map((rule) => ruleHolds(actor, rule, columns)));
}

function ruleHolds(actor: Actor, rule: Rule, columns: Columns): Condition {
  const related = relates(actor, rule, columns);
  if (related === NEVER) return NEVER;
  const conditions = [related];
  if (rule.states) {
    if (!columns.state) return NEVER;
    conditions.push(sql`${columns.state} = any(${[...rule.states]}::text[])`);
  }
  if (rule.secondPerson) conditions.push(...isSecondPerson(actor, columns));
  return allOf(conditions);
}

function relates(actor: Actor, rule: Rule, columns: Columns): Condition {
  if (rule.relation === 'published') {
    return columns.published ? sql`${columns.published}` : NEVER;
  }
  if (rule.relation === 'self') return isOneOf(columns.personId, actor.personId ? [actor.personId] : []);
  const grants = actor.grants.filter((grant) => rule.roles === 'anyone' || rule.roles.includes(grant.role));
  if (rule.relation === 'subtree') return isUnder(columns.path, grants);
  return isOneOf(columnOf(rule.relation, columns), [...new Set(grants.map((grant) => grant.organizationId))]);
}

function columnOf(relation: Exclude<Relation, 'self' | 'published' | 'subtree'>, columns: Columns) {
  if (relation === 'own') return columns.organizationId;
  return relation === 'superior' ? columns.parentId : columns.reviewerOrganizationId;
}

function isOneOf(column: Column<string> | undefined, ids: readonly string[]): Condition {
  if (!column || ids.length === 0) return NEVER;
  return sql`${column} = any(${[...ids]}::uuid[])`;
}

/** A subtree is a range of paths: '~' sorts after every character of a path. */
function isUnder(column: Column<string> | undefined, grants: readonly Grant[]): Condition {
  if (!column) return NEVER;
  const paths = [...new Set(grants.map((grant) => grant.path))];
  const tops = paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
  return anyOf(tops.map((path) => sql`(${column} >= ${path} and ${column} < ${`${path}~`})`));
}

function isSecondPerson(actor: Actor, columns: Columns): Condition[] {
  const conditions: Condition[] = [];
  if (columns.personId && actor.personId) {
    conditions.push(sql`${columns.personId} is distinct from ${actor.personId}::uuid`);
  }
  if (actor.accountId) {
    for (const author of columns.authors ?? []) {
      conditions.push(sql`${author} is distinct from ${actor.accountId}::uuid`);
    }
  }
  const insideOf = actor.grants.filter((grant) => ACTS_FOR.includes(grant.role));
  if (columns.organizationId && insideOf.length > 0) conditions.push(isOutsider(columns, insideOf));
  return conditions;
}

function isOutsider(columns: Columns, insideOf: readonly Grant[]): Condition {
  const ids = [...new Set(insideOf.map((grant) => grant.organizationId))];
  const outside: Condition = sql`${columns.organizationId} <> all(${ids}::uuid[])`;
  if (!columns.reviewerOrganizationId) return outside;
  return anyOf([outside, sql`${columns.organizationId} = ${columns.reviewerOrganizationId}`]);
}

function anyOf(conditions: readonly Condition[]): Condition {
  const possible = conditions.filter((condition) => condition !== NEVER);
  if (possible.length <= 1) return possible[0] ?? NEVER;
  return sql`(${sql.join(possible, sql` or `)})`;
}

const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 ? conditions[0]! : sql`(${sql.join([...conditions], sql` and `)})`;
