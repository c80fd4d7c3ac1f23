import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { can, permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { newestConsents } from './store.ts';
import type { ConsentRow } from './types.ts';

export interface ConsentRegister extends Page<ConsentRow> {
  readonly organizationName: string;
  readonly mayRecord: boolean;
  /** Who may be asked, and how many of them agree now. */
  readonly asked: number;
  readonly standing: number;
}

export interface ConsentRequest extends PageRequest {
  readonly organizationId: Id;
  readonly roundId: Id;
}

/**
 * Everybody on the roster of one organization who is no leading cadre, by name, with their newest consent.
 * @throws DomainError `consent.not-found`, `access.denied`
 */
export async function listConsents(ctx: Context, request: ConsentRequest): Promise<ConsentRegister> {
  const organization = await organizationFacts(ctx, request.organizationId);
  const facts = { organizationId: organization.id, path: organization.path, parentId: organization.parentId };
  permit(ctx.actor, 'consent.read', facts);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const members = ctx.db
    .selectFrom('person')
    .where('person.counted_organization_id', '=', organization.id)
    .where('person.state', '=', 'active')
    .where('person.leading_cadre', '=', false);
  const rows = await members
    .leftJoin('letter', (join) =>
      join
        .onRef('letter.person_id', '=', 'person.id')
        .on('letter.round_id', '=', request.roundId)
        .on('letter.published_version', 'is not', null),
    )
    .select(['person.id', 'person.name', 'person.post', 'letter.id as letter_id', 'letter.number'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${after?.[0]}::text, ${after?.[1]}::uuid)`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute();
  const { asked, standing } = await members
    .leftJoin('publication_consent as c', (join) =>
      join
        .onRef('c.person_id', '=', 'person.id')
        .on('c.round_id', '=', request.roundId)
        .on('c.withdrawn_at', 'is', null),
    )
    .select(({ fn }) => [fn.countAll<number>().as('asked'), fn.count<number>('c.id').as('standing')])
    .executeTakeFirstOrThrow();
  const page = toPage(rows, limit, (row) => [row.name, row.id]);
  const consents = await newestConsents(
    ctx,
    request.roundId,
    page.rows.map(({ id }) => id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      personId: row.id,
      name: row.name,
      post: row.post,
      consent: consents.get(row.id) ?? null,
      letter: row.letter_id && row.number ? { id: row.letter_id, number: row.number } : null,
    })),
    organizationName: organization.name,
    mayRecord: can(ctx.actor, 'consent.record', facts).allowed,
    asked,
    standing,
  };
}
