import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { ItemContent, LetterContent, LetterState } from './types.ts';

/** How somebody takes part in a round already, as far as an import has to know. */
export interface Standing {
  readonly letter: {
    readonly id: Id;
    readonly state: LetterState;
    readonly version: number;
    readonly revision: number;
    readonly items: readonly ItemContent[];
    /** The file whose import wrote it, as long as nobody changed it since. */
    readonly importedFrom: string | null;
  } | null;
  readonly otherwise: 'exempt' | 'oral' | null;
}

export interface Asked {
  readonly personIds: readonly Id[];
  readonly organizationIds: readonly Id[];
}

/** By the id of the person, or of the organization for its own letter; without a permission check. */
export async function standingOf(
  { db }: Pick<Context, 'db'>,
  roundId: Id,
  { personIds, organizationIds }: Asked,
): Promise<ReadonlyMap<Id, Standing>> {
  const people = personIds.length > 0 ? [...personIds] : [NOBODY];
  const organizations = organizationIds.length > 0 ? [...organizationIds] : [NOBODY];
  const letters = await db
    .selectFrom('letter')
    .innerJoin('letter_version as v', (join) =>
      join.onRef('v.letter_id', '=', 'letter.id').onRef('v.version', '=', 'letter.version'),
    )
    .leftJoin('letter_import', (join) =>
      join
        .onRef('letter_import.letter_id', '=', 'letter.id')
        .onRef('letter_import.revision', '=', 'letter.revision'),
    )
    .select(['letter.id', 'letter.person_id', 'letter.organization_id', 'letter.state', 'letter.version'])
    .select(['letter.revision', 'v.content', 'letter_import.file_name'])
    .where('letter.round_id', '=', roundId)
    .where((eb) =>
      eb.or([
        eb('letter.person_id', 'in', people),
        eb.and([eb('letter.person_id', 'is', null), eb('letter.organization_id', 'in', organizations)]),
      ]),
    )
    .execute();
  const orals = await db
    .selectFrom('oral_commitment')
    .select('person_id')
    .where('round_id', '=', roundId)
    .where('person_id', 'in', people)
    .execute();
  const exempt = await db
    .selectFrom('exemption')
    .select(['person_id', 'organization_id'])
    .where('round_id', '=', roundId)
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('person_id', 'in', people),
        eb.and([eb('person_id', 'is', null), eb('organization_id', 'in', organizations)]),
      ]),
    )
    .execute();
  const standing = new Map<Id, Standing>();
  for (const { person_id } of orals) standing.set(person_id, { letter: null, otherwise: 'oral' });
  for (const { person_id, organization_id } of exempt)
    standing.set(person_id ?? organization_id, { letter: null, otherwise: 'exempt' });
  for (const row of letters) {
    const key = row.person_id ?? row.organization_id;
    standing.set(key, {
      otherwise: standing.get(key)?.otherwise ?? null,
      letter: {
        id: row.id,
        state: row.state as LetterState,
        version: row.version,
        revision: row.revision,
        items: (row.content as LetterContent).items,
        importedFrom: row.file_name,
      },
    });
  }
  return standing;
}

const NOBODY: Id = '00000000-0000-0000-0000-000000000000';
