import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit } from '../../platform/audit.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { can, requireAccount } from '../access/index.ts';
import { organizationFacts, pathsAbove, type Organization } from '../organizations/index.ts';
import { permitPerson } from './entitle.ts';
import { authorityInput } from './schemas.ts';
import { personFacts, requireRevision } from './store.ts';
import type { PersonFacts } from './types.ts';

type Db = Pick<Context, 'db'>;

/** The organization with authority over the post of a leading cadre; undefined where it is the branch. Without a permission check. */
export async function authorityOver({ db }: Db, personId: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('post_authority')
    .innerJoin('person', 'person.id', 'post_authority.person_id')
    .select('post_authority.organization_id')
    .where('post_authority.person_id', '=', personId)
    .where('person.leading_cadre', '=', true)
    .executeTakeFirst();
  return row?.organization_id;
}

/** Organizations that can have authority over a person's post: the one that counts them and those above it. */
export async function possibleAuthorities(
  { db }: Db,
  person: Pick<PersonFacts, 'path'>,
): Promise<Pick<Organization, 'id' | 'name'>[]> {
  return db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where('path', 'in', pathsAbove(person.path))
    .where('state', '=', 'active')
    .orderBy('depth', 'desc')
    .execute();
}

/** Whether the actor may name the authority over this person's post. */
export const mayNameAuthority = ({ actor }: Pick<Context, 'actor'>, person: PersonFacts): boolean =>
  person.leadingCadre &&
  person.state === 'active' &&
  can(actor, 'person.name-authority', { organizationId: person.countedOrganizationId, path: person.path })
    .allowed;

/**
 * Names the organization with authority over the post of a leading cadre (干部管理权限); none = the branch.
 * @throws DomainError `person.not-found`, `access.denied`, `person.conflict`, `person.no-leading-cadre`,
 * `input.invalid` for an organization that stands nowhere above
 */
export async function nameAuthority(ctx: Context, input: unknown): Promise<void> {
  requireAccount(ctx.actor);
  const wish = parse(authorityInput, input);
  await transact(ctx, async (tx) => {
    const person = await personFacts(tx, wish.id);
    permitPerson(tx, 'person.name-authority', person);
    await once(tx, { action: 'person.name-authority', input: wish }, async () => {
      requireRevision(person, wish.revision);
      if (!person.leadingCadre || person.state !== 'active') throw new DomainError('person.no-leading-cadre');
      const before = await authorityOver(tx, person.id);
      const after = wish.organizationId ?? undefined;
      if (before === after) return;
      const possible = await possibleAuthorities(tx, person);
      const named = possible.find(({ id }) => id === after);
      if (after !== undefined && !named) {
        throw invalid([{ field: 'organizationId', code: 'person.authority-elsewhere' }]);
      }
      await tx.db.deleteFrom('post_authority').where('person_id', '=', person.id).execute();
      if (after !== undefined) {
        await tx.db
          .insertInto('post_authority')
          .values({
            person_id: person.id,
            organization_id: after,
            named_by: tx.actor.accountId ?? null,
            named_at: tx.clock.now(),
          })
          .execute();
      }
      await audit(tx, {
        action: 'person.name-authority',
        organizationId: person.organizationId,
        subjectKind: 'person',
        subjectId: person.id,
        detail: {
          before: { authority: before ? (await organizationFacts(tx, before)).name : null },
          after: { authority: named?.name ?? null },
        },
      });
    });
  });
}
