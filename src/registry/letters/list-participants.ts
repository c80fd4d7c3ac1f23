import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../access/index.ts';
import { organizationFacts } from '../organizations/index.ts';
import type { PersonKind } from '../people/types.ts';
import type { LetterState } from './types.ts';

export type Participation = 'written' | 'oral' | 'exempt' | 'blank';

export interface Participant {
  readonly personId: Id;
  readonly name: string;
  readonly kind: PersonKind;
  readonly post: string | null;
  readonly leadingCadre: boolean;
  readonly participation: Participation;
  readonly letterId: Id | null;
  readonly letterState: LetterState | null;
  readonly oralId: Id | null;
  /** What was said by word of mouth; null for those who would not read a letter. */
  readonly oral: OralWords | null;
  readonly exemptionId: Id | null;
  /** Code of the round's reason; null for those who may not read it. */
  readonly exemptionReason: string | null;
  readonly exemptUntil: string | null;
}

export interface OralWords {
  readonly words: string;
  readonly heardBy: string;
  readonly spokenOn: string;
}

export interface ParticipantFilter extends PageRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly participation?: Participation;
}

const WRITTEN = sql<boolean>`(letter.published_version is not null or letter.state in ('submitted', 'approved', 'published'))`;
const PARTICIPATION = sql<Participation>`case when ${WRITTEN} then 'written' when oral.id is not null then 'oral'
  when exemption.id is not null then 'exempt' else 'blank' end`;

/** Everybody one organization counts, and how each takes part in the round: 空白 is what is left to do. */
export async function listParticipants(ctx: Context, filter: ParticipantFilter): Promise<Page<Participant>> {
  const organization = await organizationFacts(ctx, filter.organizationId);
  const { id: organizationId, path, parentId } = organization;
  permit(ctx.actor, 'person.read', { organizationId, path, parentId });
  const showsReason = can(ctx.actor, 'exemption.read-reason', { organizationId, path, parentId }).allowed;
  const facts = { organizationId, path, parentId, state: 'submitted', published: false } as const;
  const showsWords = can(ctx.actor, 'letter.read', facts).allowed;
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const rows = await ctx.db
    .selectFrom('person')
    .leftJoin('letter', (join) =>
      join.onRef('letter.person_id', '=', 'person.id').on('letter.round_id', '=', filter.roundId),
    )
    .leftJoin('oral_commitment as oral', (join) =>
      join.onRef('oral.person_id', '=', 'person.id').on('oral.round_id', '=', filter.roundId),
    )
    .leftJoin('exemption', (join) =>
      join
        .onRef('exemption.person_id', '=', 'person.id')
        .on('exemption.round_id', '=', filter.roundId)
        .on('exemption.ended_at', 'is', null),
    )
    .select(['person.id', 'person.name', 'person.kind', 'person.post', 'person.leading_cadre'])
    .select(['letter.id as letter_id', 'letter.state as letter_state', 'oral.id as oral_id'])
    .select(['oral.words', 'oral.heard_by', 'oral.spoken_on'])
    .select(['exemption.id as exemption_id', 'exemption.reason', 'exemption.until_day'])
    .select(PARTICIPATION.as('participation'))
    .where('person.counted_organization_id', '=', organizationId)
    .where('person.state', '=', 'active')
    .$if(filter.participation !== undefined, (query) =>
      query.where(PARTICIPATION, '=', filter.participation!),
    )
    // Only members are expected; nobody else can be a blank spot.
    .$if(filter.participation === 'blank', (query) =>
      query.where('person.kind', 'in', ['fullMember', 'probationaryMember']),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${after?.[0]}::text, ${after?.[1]}::uuid)`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ name, id }) => [name, id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      personId: row.id,
      name: row.name,
      kind: row.kind as PersonKind,
      post: row.post,
      leadingCadre: row.leading_cadre,
      participation: row.participation,
      letterId: row.letter_id,
      letterState: row.letter_state as LetterState | null,
      oralId: row.oral_id,
      oral: showsWords && row.oral_id ? oralWords(row) : null,
      exemptionId: row.exemption_id,
      exemptionReason: showsReason ? row.reason : null,
      exemptUntil: showsReason ? row.until_day : null,
    })),
  };
}

const oralWords = (row: Record<'words' | 'heard_by' | 'spoken_on', string | null>): OralWords => ({
  words: row.words ?? '',
  heardBy: row.heard_by ?? '',
  spokenOn: row.spoken_on ?? '',
});

export interface StandingExemption {
  readonly id: Id;
  /** Null for those who may not read it. */
  readonly reason: string | null;
  readonly untilDay: string | null;
}

/** The exemption of the organization itself, if it has one. */
export async function exemptionOfOrganization(
  ctx: Context,
  roundId: Id,
  organizationId: Id,
): Promise<StandingExemption | undefined> {
  const { path, parentId } = await organizationFacts(ctx, organizationId);
  const facts = { organizationId, path, parentId };
  permit(ctx.actor, 'person.read', facts);
  const row = await ctx.db
    .selectFrom('exemption')
    .select(['id', 'reason', 'until_day'])
    .where('round_id', '=', roundId)
    .where('organization_id', '=', organizationId)
    .where('person_id', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const showsReason = can(ctx.actor, 'exemption.read-reason', facts).allowed;
  return showsReason
    ? { id: row.id, reason: row.reason, untilDay: row.until_day }
    : { id: row.id, reason: null, untilDay: null };
}
