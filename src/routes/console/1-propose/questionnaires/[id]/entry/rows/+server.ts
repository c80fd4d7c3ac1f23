import { error, json } from '@sveltejs/kit';
import { isDomainError, statusOf } from '../../../../../../../kernel/errors.ts';
import type { Context } from '../../../../../../../platform/index.ts';
import {
  correctSheet,
  enterSheet,
  removeSheet,
} from '../../../../../../../steps/1-propose/questionnaires/index.ts';
import { errorText } from '../../../../../../../ui/messages/errors.ts';
import type { Locale } from '../../../../../../../ui/messages/locale.ts';
import type { RequestHandler } from './$types';

interface SentRow {
  readonly key?: unknown;
  readonly sheetId?: unknown;
  readonly revision?: unknown;
  readonly serial?: unknown;
  readonly cells?: unknown;
}

const rowOf = async (request: Request): Promise<SentRow> => {
  // Other sites cannot send this type without asking first, which nobody answers.
  if (!request.headers.get('content-type')?.startsWith('application/json')) error(415);
  const row: unknown = await request.json().catch(() => error(400));
  return typeof row === 'object' && row !== null ? row : error(400);
};

const keyed = (ctx: Context, { key }: SentRow): Context => ({
  ...ctx,
  requestKey: typeof key === 'string' ? key : undefined,
});

/** One row of the keyboard table: typed in, or corrected when it names its sheet. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const row = await rowOf(request);
  const ctx = keyed(locals.context, row);
  return answering(locals.locale, () =>
    typeof row.sheetId === 'string'
      ? correctSheet(ctx, params.id, row.sheetId, row)
      : enterSheet(ctx, params.id, row),
  );
};

export const DELETE: RequestHandler = async ({ locals, params, request }) => {
  const row = await rowOf(request);
  const ctx = keyed(locals.context, row);
  return answering(locals.locale, async () => {
    await removeSheet(ctx, params.id, String(row.sheetId), row);
    return {};
  });
};

async function answering(locale: Locale, act: () => Promise<object>): Promise<Response> {
  try {
    return json(await act());
  } catch (failure) {
    if (!isDomainError(failure)) throw failure;
    const { code, detail } = failure;
    const faults = Object.fromEntries(
      (detail.fields ?? []).map((fault) => [fault.field, errorText(locale, fault.code, fault.params)]),
    );
    const message = errorText(locale, code, detail.params);
    return json({ code, message, faults }, { status: statusOf(code) });
  }
}
