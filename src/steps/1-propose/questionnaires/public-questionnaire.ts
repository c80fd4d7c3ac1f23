import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { QUESTIONNAIRE_COLUMNS, toQuestionnaire } from './store.ts';
import { standingOf } from './rules.ts';
import type { Questionnaire, Standing } from './types.ts';

/** What a resident sees of a questionnaire. */
export interface PublicQuestionnaire extends Pick<
  Questionnaire,
  'code' | 'title' | 'intro' | 'questions' | 'opensOn' | 'closesOn'
> {
  readonly standing: Exclude<Standing, 'draft'>;
  readonly organization: {
    readonly code: string;
    readonly name: string;
    readonly phone: string | null;
  };
}

/** Drafts are known to nobody outside. `share` holds it open while an answer is written. */
export async function publicRow(
  { db }: Pick<Context, 'db'>,
  code: string,
  lock?: 'share',
): Promise<Questionnaire> {
  const row = await db
    .selectFrom('questionnaire')
    .select(QUESTIONNAIRE_COLUMNS)
    .where('code', '=', code.toLowerCase())
    .where('state', '<>', 'draft')
    .$if(lock === 'share', (query) => query.forShare())
    .executeTakeFirst();
  if (!row) throw notFound('questionnaire');
  return toQuestionnaire(row);
}

/** The page behind the QR code. @throws DomainError `questionnaire.not-found`, also for a draft */
export async function publicQuestionnaire(
  office: Pick<Context, 'db' | 'clock'>,
  code: string,
): Promise<PublicQuestionnaire> {
  const { title, intro, questions, opensOn, closesOn, organizationId, ...row } = await publicRow(
    office,
    code,
  );
  const organization = await office.db
    .selectFrom('organization')
    .select(['code', 'name', 'supervision_phone as phone'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const standing = standingOf({ state: row.state, opensOn, closesOn }, office.clock.today());
  if (standing === 'draft') throw notFound('questionnaire');
  return { code: row.code, title, intro, questions, opensOn, closesOn, standing, organization };
}

export interface AskingNow {
  readonly code: string;
  readonly title: string;
  readonly closesOn: string | null;
  readonly organizationName: string;
}

const MOST_ASKING = 5;

/** Questionnaires that can be answered today, of one organization or of all; those that end soonest first, at most 5. */
export async function askingNow(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  organizationCode?: string,
): Promise<AskingNow[]> {
  const today = clock.today();
  return db
    .selectFrom('questionnaire')
    .innerJoin('organization', 'organization.id', 'questionnaire.organization_id')
    .select([
      'questionnaire.code',
      'questionnaire.title',
      'questionnaire.closes_on as closesOn',
      'organization.name as organizationName',
    ])
    .where('questionnaire.state', '=', 'open')
    .where('organization.state', '=', 'active')
    .where((eb) => eb.or([eb('opens_on', 'is', null), eb('opens_on', '<=', today)]))
    .where((eb) => eb.or([eb('closes_on', 'is', null), eb('closes_on', '>=', today)]))
    .$if(organizationCode !== undefined, (query) => query.where('organization.code', '=', organizationCode!))
    .orderBy(sql`questionnaire.closes_on asc nulls last`)
    .orderBy('questionnaire.id')
    .limit(MOST_ASKING)
    .execute();
}
