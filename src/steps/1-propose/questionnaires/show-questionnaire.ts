import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { allows, standingOf, sum, type ByChannel, type QuestionnaireAct } from './rules.ts';
import { readable } from './store.ts';
import type { Questionnaire, Standing } from './types.ts';

export interface QuestionnairePage {
  readonly questionnaire: Questionnaire;
  readonly standing: Standing;
  readonly organization: { readonly id: Id; readonly name: string; readonly phone: string | null };
  readonly manages: boolean;
  /** Acts that its state and the actor's role allow. */
  readonly acts: readonly QuestionnaireAct[];
  readonly answered: ByChannel;
  readonly total: number;
}

const ACTS: readonly QuestionnaireAct[] = ['save', 'open', 'close', 'reopen', 'discard', 'enter'];

/** One questionnaire for office work. @throws DomainError `questionnaire.not-found` outside the actor's sight */
export async function showQuestionnaire(ctx: Context, id: Id): Promise<QuestionnairePage> {
  const { questionnaire, organization, manages } = await readable(ctx, id);
  const answered = await answeredBy(ctx, id);
  return {
    questionnaire,
    standing: standingOf(questionnaire, ctx.clock.today()),
    organization: {
      id: organization.id,
      name: organization.name,
      phone: organization.supervisionPhone,
    },
    manages,
    acts: manages ? ACTS.filter((act) => allows(questionnaire.state, act)) : [],
    answered,
    total: sum(answered),
  };
}

/** How many have answered, by each way. */
export async function answeredBy({ db }: Pick<Context, 'db'>, id: Id): Promise<ByChannel> {
  const rows = await db
    .selectFrom('questionnaire_answer')
    .select(({ fn }) => ['channel', fn.countAll<number>().as('count')])
    .where('questionnaire_id', '=', id)
    .groupBy('channel')
    .execute();
  const of = (channel: string): number => Number(rows.find((row) => row.channel === channel)?.count ?? 0);
  return { online: of('online'), paper: of('paper') };
}
