import { Readable } from 'node:stream';
import { xlsxStream, type Table, type TableRow } from '../../../../../documents/sheet/index.ts';
import { chaseList, type ChaseGroup, type ChaseRequest } from '../../../../../oversight/coverage/index.ts';
import type { Context } from '../../../../../platform/index.ts';
import { organizationFacts } from '../../../../../registry/organizations/index.ts';
import { formatMoment } from '../../../../../ui/messages/format.ts';
import { messagesFor, type Messages } from '../../../../../ui/messages/index.ts';
import { workbookResponse } from '../../../imports/workbook-response.ts';
import { requestOf } from '../request-of.ts';
import type { RequestHandler } from './$types';

const ORGANIZATIONS_AT_ONCE = 200;

export const GET: RequestHandler = async ({ locals, url }) => {
  const { context, locale } = locals;
  const m = messagesFor(locale);
  const { chase, countedAt } = m.coverage;
  const { request, round } = await requestOf(context, url);
  const { name } = await organizationFacts(context, request.organizationId);
  // Before the answer begins, so that a refusal is still told as one.
  const first = await chaseList(context, { ...request, limit: ORGANIZATIONS_AT_ONCE });
  const scope = request.own ? chase.scopeOwn(name) : chase.scopeOf(name);
  const counted = countedAt(formatMoment(locale, context.clock.now()));
  const table: Table = {
    name: chase.title,
    title: `${chase.title}　${scope}　${round.name}　${counted}`,
    columns: (
      [
        ['organization', 36], ['code', 18], ['superior', 30], ['secretary', 12], ['phone', 18], ['blank', 18], ['kind', 12],
        ['post', 16], ['letter', 12], ['done', 8], ['note', 24],
      ] as const
    ).map(([key, width]) => ({ title: chase.sheet[key], width })), // prettier-ignore
  };
  return workbookResponse(
    Readable.toWeb(xlsxStream(table, lines(context, request, first, m))),
    `${chase.title}-${name}.xlsx`,
  );
};

async function* lines(
  ctx: Context,
  request: ChaseRequest,
  first: Awaited<ReturnType<typeof chaseList>>,
  m: Messages,
): AsyncGenerator<TableRow> {
  for (let page = first; ;) {
    for (const group of page.rows) yield* linesOf(group, m);
    if (page.next === undefined) return;
    page = await chaseList(ctx, { ...request, limit: ORGANIZATIONS_AT_ONCE, after: page.next });
  }
}

function linesOf(group: ChaseGroup, { coverage: { chase }, words }: Messages): TableRow[] {
  const { name, code, superiorName, secretaryName, supervisionPhone, people } = group;
  const place = [name, code, superiorName, secretaryName, supervisionPhone];
  const stateOf = (state: ChaseGroup['letterState']) =>
    state ? words.letterStates[state] : chase.notStarted;
  const own = [chase.organizationLetter, null, null, stateOf(group.letterState)];
  const unnamed = group.blankMembers - people.length;
  return [
    ...(group.organizationIsBlank ? [own] : []),
    ...people.map((one) => [one.name, words.personKinds[one.kind], one.post, stateOf(one.letterState)]),
    ...(unnamed > 0 ? [[chase.members(String(unnamed)), null, null, null]] : []),
  ].map((cells) => ({ cells: [...place, ...cells, null, null] }));
}
