import type { Table, TableRow } from '../../../../../../../documents/sheet/index.ts';
import type { exportResults } from '../../../../../../../steps/1-propose/questionnaires/index.ts';
import type { questionnaires } from '../../../../../../../ui/messages/zh/questionnaires.ts';

type Exported = Awaited<ReturnType<typeof exportResults>>;

/** Results as a sheet: a line for each option and each text, the total first. Nobody's answers stand in one line. */
export function tableOf(
  { results, texts }: Exported,
  m: typeof questionnaires,
  counted: string,
): { table: Table; rows: TableRow[] } {
  const { columns, answered, mean, total, sheet } = m.export;
  const { channels } = results.visible;
  const wide = channels ? 8 : 6;
  const split = (online: number, paper: number): (number | null)[] => (channels ? [online, paper] : []);
  const share = (part: number, whole: number): string =>
    whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)}%`;
  const rows = results.counts.flatMap((count, position): TableRow[] => {
    const { question, choices } = count;
    const start = [position + 1, question.text, m.builder.kinds[question.kind]];
    const by = count.answeredBy;
    const lines = [
      [
        ...start,
        answered,
        count.answered,
        share(count.answered, results.total),
        ...split(by.online, by.paper),
      ],
      ...choices.map((choice) => [
        ...start,
        choice.label,
        choice.count,
        share(choice.count, count.answered),
        ...split(choice.byChannel.online, choice.byChannel.paper),
      ]),
      ...(count.mean === undefined ? [] : [[...start, mean, Math.round(count.mean * 100) / 100, null]]),
      ...(texts.find(({ question: at }) => at === position)?.texts ?? []).map((text) => [
        ...start,
        text,
        null,
        null,
      ]),
    ];
    return lines.map((cells) => ({ cells: [...cells, ...Array<null>(wide - cells.length).fill(null)] }));
  });
  return {
    table: {
      name: sheet,
      title: `${results.questionnaire.title}（${total(String(results.total), counted)}）`,
      columns: [
        { title: columns.number, width: 6, kind: 'number' },
        { title: columns.question, width: 30, wrap: true },
        { title: columns.kind, width: 8 },
        { title: columns.option, width: 44, wrap: true },
        { title: columns.count, width: 9, kind: 'number' },
        { title: columns.share, width: 9 },
        ...(channels
          ? [
              { title: columns.online, width: 9, kind: 'number' as const },
              { title: columns.paper, width: 9, kind: 'number' as const },
            ]
          : []),
      ],
    },
    rows,
  };
}
