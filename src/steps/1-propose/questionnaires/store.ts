import { randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import { conflict, DomainError, notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import {
  audit,
  bumpContentVersion,
  type Context,
  type Database,
  type TransactionContext,
} from '../../../platform/index.ts';
import { can, permit, type Facts } from '../../../registry/access/index.ts';
import { organizationFacts, type Organization } from '../../../registry/organizations/index.ts';
import { allows, type QuestionnaireAct } from './rules.ts';
import type { Answer, Question, Questionnaire, QuestionnaireState } from './types.ts';

type Row = Selectable<Database['questionnaire']>;

export const QUESTIONNAIRE_COLUMNS = [
  'questionnaire.id', 'questionnaire.organization_id', 'questionnaire.code', 'questionnaire.title',
  'questionnaire.intro', 'questionnaire.questions', 'questionnaire.state', 'questionnaire.opens_on',
  'questionnaire.closes_on', 'questionnaire.revision',
] as const; // prettier-ignore

export const toQuestionnaire = (
  row: Omit<Row, 'account_id' | 'created_at' | 'updated_at'>,
): Questionnaire => ({
  id: row.id,
  organizationId: row.organization_id,
  code: row.code,
  title: row.title,
  intro: row.intro,
  questions: row.questions as readonly Question[],
  state: row.state as QuestionnaireState,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  revision: row.revision,
});

/** Without a permission check. @throws DomainError `questionnaire.not-found` */
export async function loadQuestionnaire({ db }: Pick<Context, 'db'>, id: Id): Promise<Questionnaire> {
  const row = isId(id)
    ? await db
        .selectFrom('questionnaire')
        .select(QUESTIONNAIRE_COLUMNS)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw notFound('questionnaire');
  return toQuestionnaire(row);
}

interface Standing {
  readonly questionnaire: Questionnaire;
  readonly organization: Organization;
  readonly manages: boolean;
}

const factsOf = ({ id, path, parentId }: Organization): Facts => ({ organizationId: id, path, parentId });

/** For office work: what is public about it opens nothing here. @throws DomainError `questionnaire.not-found` */
export async function readable(ctx: Context | TransactionContext, id: Id): Promise<Standing> {
  const questionnaire = await loadQuestionnaire(ctx, id);
  const organization = await organizationFacts(ctx, questionnaire.organizationId);
  const facts = factsOf(organization);
  permit(ctx.actor, 'questionnaire.read', facts);
  return {
    questionnaire,
    organization,
    manages: can(ctx.actor, 'questionnaire.manage', facts).allowed,
  };
}

/** For a verb of the organization that asks. @throws DomainError `questionnaire.not-found`, `access.denied` */
export async function managed(tx: TransactionContext, id: Id, act: QuestionnaireAct): Promise<Standing> {
  const questionnaire = await loadQuestionnaire(tx, id);
  const organization = await organizationFacts(tx, questionnaire.organizationId);
  permit(tx.actor, 'questionnaire.manage', factsOf(organization));
  if (!allows(questionnaire.state, act)) {
    const code = act === 'save' ? 'questionnaire.not-draft' : 'questionnaire.wrong-state';
    throw new DomainError(code);
  }
  return { questionnaire, organization, manages: true };
}

export const permitManaging = (ctx: Context | TransactionContext, organization: Organization): void =>
  permit(ctx.actor, 'questionnaire.manage', factsOf(organization));

interface Change {
  readonly title?: string;
  readonly intro?: string;
  readonly questions?: readonly Question[];
  readonly state?: QuestionnaireState;
  readonly opensOn?: string | null;
  readonly closesOn?: string | null;
}

/** Saves if nobody changed it meanwhile. @throws DomainError `questionnaire.conflict` */
export async function changeQuestionnaire(
  tx: TransactionContext,
  { questionnaire: { id, organizationId, state, revision: now } }: Standing,
  seen: number,
  act: QuestionnaireAct,
  change: Change,
): Promise<{ revision: number }> {
  const { title, intro, questions, opensOn, closesOn } = change;
  const { numUpdatedRows } = await tx.db
    .updateTable('questionnaire')
    .set({
      ...(title === undefined ? {} : { title }),
      ...(intro === undefined ? {} : { intro }),
      ...(questions === undefined ? {} : { questions: JSON.stringify(questions) }),
      ...(opensOn === undefined ? {} : { opens_on: opensOn }),
      ...(closesOn === undefined ? {} : { closes_on: closesOn }),
      state: change.state ?? state,
      revision: seen + 1,
      updated_at: tx.clock.now(),
    })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('revision', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw conflict('questionnaire', { seen, now });
  await audit(tx, {
    action: `questionnaire.${act}`,
    organizationId,
    subjectKind: 'questionnaire',
    subjectId: id,
    detail: { state: change.state ?? state },
  });
  if (change.state !== undefined && change.state !== state) bumpContentVersion(tx);
  return { revision: seen + 1 };
}

/** Letters and digits that are hard to misread on paper; over half a billion codes. */
const CODE_SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';
export const newCode = (): string =>
  Array.from({ length: 6 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');

export const toAnswers = (json: unknown): readonly Answer[] => json as readonly Answer[];
