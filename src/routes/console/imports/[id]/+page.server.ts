import { redirect } from '@sveltejs/kit';
import { decodeCursor, encodeCursor } from '../../../../kernel/page.ts';
import { invalid, type FieldFault } from '../../../../kernel/errors.ts';
import {
  abandon,
  answerQuestions,
  columnLetter,
  confirm,
  isUnderWay,
  showImport,
  startCheck,
  type Answers,
  type Importer,
  type ImportJob,
  type Mapping,
} from '../../../../registry/imports/index.ts';
import { children } from '../../../../registry/organizations/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { errorText } from '../../../../ui/messages/errors.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import { importerOf } from '../importers.ts';
import { answersIn, cellsOf, shownQuestion } from './questions-of.ts';
import type { Actions, PageServerLoad } from './$types';

const FAULTS_SHOWN = 100;
/** Stands in for the words that differ from row to row. */
const ANY = {
  row: '…',
  name: '…',
  candidates: '…',
  present: '…',
  parent: '…',
  code: '…',
  organization: '…',
  most: '…',
  count: '…',
};
const FORMS = ['uploaded', 'failed'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { context, locale } = locals;
  const job = await showImport(context, params.id);
  const importer = importerOf(job.kind);
  const from = Number(decodeCursor(url.searchParams.get('after') ?? undefined, 1)?.[0] ?? 0) || 0;
  const shown = job.faults.slice(from, from + FAULTS_SHOWN);
  const headings = new Map(job.head?.headings.map(({ column, text }) => [column, text]));
  const { id, kind, fileName, fileBytes, state, summary, progressRows, totalRows, createdAt } = job;
  const question = job.questions.find(({ key }) => key === url.searchParams.get('question'));
  const choosing = FORMS.includes(state) || (state === 'checked' && url.searchParams.has('columns'));
  return {
    job: { id, kind, fileName, fileBytes, state, summary, progressRows, totalRows, createdAt }, // prettier-ignore
    underWay: isUnderWay(state),
    refusal: job.refusal && errorText(locale, job.refusal.code, job.refusal.params),
    columns: choosing ? columnsOf(job) : null,
    settings: choosing ? await settingsOf(context, importer, job) : null,
    questions: state === 'checked' ? job.questions.map((one) => shownQuestion(one, job.answers)) : [],
    asked: state === 'checked' && question ? askedOf(job, question, url) : null,
    fields: importer.fields.map(({ name }) => name),
    reasons: Object.entries(summary?.faultsByCode ?? {})
      .map(([code, count]) => ({
        text: errorText(locale, code, ANY),
        count,
        code,
      }))
      .sort((a, b) => b.count - a.count),
    faults: shown.map(({ row, column, code, value, params: words, warning }, index) => ({
      key: String(from + index),
      row,
      column: column === null ? null : `${columnLetter(column)} ${headings.get(column) ?? ''}`.trim(),
      value,
      reason: errorText(locale, code, words),
      warning: warning === true,
    })),
    faultsNext: from + FAULTS_SHOWN < job.faults.length ? encodeCursor([from + FAULTS_SHOWN]) : undefined,
    faultsKept: job.faults.length,
    hasRefusedRows: job.refusedRowsHash !== null,
  };
};

/** What is chosen beside the columns, as it stands. */
async function settingsOf(ctx: App.Locals['context'], importer: Importer, job: ImportJob) {
  const places =
    importer.within && job.organizationId ? await children(ctx, job.organizationId, { limit: 200 }) : null;
  return {
    choices: (importer.settings ?? []).map(({ name, options }) => ({
      name,
      options,
      value: job.answers[name] ?? '',
    })),
    places: places && places.rows.map(({ id: value, name: label }) => ({ value, label })),
    within: job.answers['within'] ?? '',
  };
}

function askedOf(job: ImportJob, question: ImportJob['questions'][number], url: URL) {
  const from = Number(decodeCursor(url.searchParams.get('after') ?? undefined, 1)?.[0] ?? 0) || 0;
  const { cells, next } = cellsOf(question, job.answers, from);
  const { kind, value, options } = question;
  return {
    question: { kind, value, options },
    cells,
    next: next === null ? undefined : encodeCursor([next]),
  };
}

function columnsOf(job: ImportJob) {
  const fieldOf = new Map(Object.entries(job.mapping ?? {}).map(([field, column]) => [column, field]));
  return (job.head?.headings ?? []).map(({ column, text }) => ({
    column,
    letter: columnLetter(column),
    heading: text,
    sample: (job.head?.sample ?? []).map((cells) => cells[column - 1] ?? '').filter(Boolean).slice(0, 3), // prettier-ignore
    field: fieldOf.get(column) ?? '',
    left: job.head?.left.find((one) => one.column === column)?.reason ?? null,
  }));
}

export const actions: Actions = {
  check: (event) =>
    act(event, async (sent, ctx) => {
      const job = await showImport(ctx, event.params.id);
      const importer = importerOf(job.kind);
      const settings = settingsIn(sent, importer);
      await startCheck(ctx, importer, { id: job.id, mapping: mappingIn(sent), settings });
      redirect(303, `/console/imports/${job.id}`);
    }),
  answer: (event) =>
    act(event, async (sent, ctx) => {
      const job = await showImport(ctx, event.params.id);
      await answerQuestions(ctx, job.id, answersIn(sent, job));
      redirect(303, `/console/imports/${job.id}`);
    }),
  confirm: (event) => act(event, async (_sent, ctx) => confirm(ctx, event.params.id)),
  abandon: (event) => act(event, async (_sent, ctx) => abandon(ctx, event.params.id)),
};

function settingsIn(sent: Sent, importer: Importer): Answers {
  const names = [
    ...(importer.settings ?? []).map(({ name }) => name),
    ...(importer.within ? ['within'] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, sent.text(`setting-${name}`)]));
}

/** One choice per column; a field chosen twice is told at the second column. */
function mappingIn(sent: Sent): Mapping {
  const mapping: Record<string, number> = {};
  const faults: FieldFault[] = [];
  for (const name of sent.data.keys()) {
    const column = Number(/^column-(\d{1,3})$/.exec(name)?.[1]);
    const field = sent.text(name);
    if (!column || field === '') continue;
    if (mapping[field] === undefined) mapping[field] = column;
    else faults.push({ field: name, code: 'import.field-twice', value: field });
  }
  if (faults.length > 0) throw invalid(faults);
  return mapping;
}
