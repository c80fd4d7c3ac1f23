import { isDay } from '../../kernel/days.ts';
import { DomainError, invalid, type FieldFault } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { requireAccount } from '../access/index.ts';
import { importWork } from './import-work.ts';
import { moveJob, permittedJob } from './job-store.ts';
import { NONE, type Answers, type ImportQuestion } from './types.ts';

const MOST = 10_000;

/**
 * Keeps what was answered, empty text taking an answer back, and has the file checked again with it. Answers stay with
 * the import until it is confirmed or given up.
 * @throws DomainError `import.not-found`, `import.wrong-state`, `import.too-many-answers`, `input.invalid` at `answer:key`
 */
export async function answerQuestions(ctx: Context, id: Id, given: Answers): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const job = await permittedJob(tx, id);
    if (job.state !== 'checked') throw new DomainError('import.wrong-state');
    const faults: FieldFault[] = [];
    const answers = new Map(Object.entries(job.answers));
    for (const [key, value] of Object.entries(given)) {
      const question = job.questions.find((one) => one.key === key || isCellOf(one, key));
      if (!question) continue;
      if (value === '') answers.delete(key);
      else if (fits(question, value)) answers.set(key, value);
      else faults.push({ field: `answer:${key}`, code: question.kind === 'day' ? 'input.not-a-day' : 'input.malformed', value }); // prettier-ignore
    }
    if (faults.length > 0) throw invalid(faults);
    if (answers.size > MOST) throw new DomainError('import.too-many-answers');
    await moveJob(tx, id, ['checked'], { state: 'checking', answers: Object.fromEntries(answers) });
    await tx.queue.enqueue(tx.db, importWork, { id }, { singletonKey: id });
    await audit(tx, {
      action: 'import.answer',
      subjectKind: 'import',
      subjectId: id,
      organizationId: job.organizationId,
      detail: { answers: Object.keys(given).length },
    });
  });
}

const isCellOf = ({ field, cells }: ImportQuestion, key: string): boolean =>
  key.startsWith(`${field}#`) && cells.some(({ row }) => key === `${field}#${row}`);

const fits = ({ kind, options }: ImportQuestion, value: string): boolean =>
  value === NONE || (kind === 'day' ? isDay(value) : options.some((option) => option.value === value));
