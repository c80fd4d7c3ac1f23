import { ANONYMOUS, type Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import {
  answerOnline,
  choicesOf,
  closeQuestionnaire,
  createQuestionnaire,
  enterSheet,
  openQuestionnaire,
  saveQuestionnaire,
  showQuestionnaire,
  type Question,
} from '../../steps/1-propose/questionnaires/index.ts';
import type { City, DemoOrganization, Stage } from './stage.ts';
import { NEEDS } from './words.data.ts';

interface Asked {
  readonly openedOn: number;
  readonly closesOn: number;
  readonly online: number;
  readonly paper: number;
  readonly closed: boolean;
}

/** The first asked at the start of the round, when commitments were drafted; the second is being answered today. */
const ASKED: readonly Asked[] = [
  { openedOn: 2, closesOn: 16, online: 41, paper: 21, closed: true },
  { openedOn: 198, closesOn: 232, online: 14, paper: 0, closed: false },
];

/** One branch asks its residents, online and on paper; the same questions again half a year later. */
export async function askResidents(
  stage: Stage,
  city: City,
  secretaries: ReadonlyMap<Id, Actor>,
): Promise<void> {
  const [branch] = city.branches;
  if (!branch) return;
  const secretary = secretaries.get(branch.id) ?? city.admin;
  for (const asked of ASKED) await ask(stage, branch, secretary, asked);
}

async function ask(stage: Stage, branch: DemoOrganization, secretary: Actor, asked: Asked): Promise<void> {
  stage.goTo(asked.openedOn);
  const author = stage.as(secretary);
  const { id } = await createQuestionnaire(author, { organizationId: branch.id, from: 'starter' });
  const { questionnaire: draft } = await showQuestionnaire(author, id);
  const title = asked.closed ? draft.title : '下半年还有哪些事要办';
  const days = { opensOn: stage.dayOfRound(asked.openedOn), closesOn: stage.dayOfRound(asked.closesOn) };
  const { revision } = await saveQuestionnaire(author, id, { ...draft, title, ...days });
  await openQuestionnaire(author, id, { revision });
  const { code, questions } = draft;
  for (let i = 0; i < asked.online; i += 1) {
    stage.goTo(asked.openedOn + (i % 9));
    const cells = questions.map((question) => cellFor(stage, question, true));
    await answerOnline(
      stage.as(ANONYMOUS),
      code,
      cells.map((cell, position) => (questions[position]?.kind === 'text' ? [cell] : [...cell])),
    );
  }
  stage.goTo(asked.closesOn - 1);
  for (let i = 0; i < asked.paper; i += 1) {
    const cells = questions.map((question) => cellFor(stage, question, false));
    await enterSheet(stage.as(secretary), id, { serial: String(i + 1).padStart(3, '0'), cells });
  }
  stage.goTo(asked.closesOn);
  if (asked.closed) await closeQuestionnaire(stage.as(secretary), id, { revision: revision + 1 });
}

/** What one resident answers; on paper even required questions are left blank now and then. */
function cellFor({ random }: Stage, question: Question, online: boolean): string {
  if (question.kind === 'text') return random.below(5) < 2 ? random.pick(NEEDS)[0] : '';
  const answers = online && question.required ? true : random.below(12) > 0;
  if (!answers) return '';
  const most = choicesOf(question);
  // The first options and the upper points are chosen more often.
  const one = (): number =>
    question.kind === 'scale'
      ? most - Math.min(random.below(most), random.below(most))
      : 1 + Math.min(random.below(most), random.below(most));
  if (question.kind !== 'multiple') return String(one());
  return [...new Set([one(), one(), random.below(2) === 0 ? one() : 1])].toSorted().join('');
}
