import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { isDomainError, statusOf, type FieldFault } from '../../kernel/errors.ts';
import { errorText } from '../messages/errors.ts';
import type { Locale } from '../messages/locale.ts';
import type { FormFailure } from './failure.ts';
import { Sent } from './sent.ts';

type Answer = Record<string, unknown> | void;

/**
 * Runs one form action: reads what was sent, does `work` with the context that carries the form's idempotency key, and
 * turns an expected failure into sentences at the fields, with everything typed kept. Defects go on to the error page.
 */
export async function act<Done extends Answer>(
  event: RequestEvent,
  work: (sent: Sent, ctx: App.Locals['context']) => Promise<Done>,
): Promise<Done | ActionFailure<FormFailure>> {
  const sent = new Sent(await event.request.formData());
  try {
    return await work(sent, { ...event.locals.context, requestKey: sent.requestKey || undefined });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { locale } = event.locals;
    return fail(statusOf(error.code), {
      form: sent.text('formKey'),
      code: error.code,
      message: errorText(locale, error.code, error.detail.params),
      errors: sentencesOf(locale, error.detail.fields ?? []),
      values: sent.values,
    });
  }
}

/** The first fault of a field speaks; fields stay in the order of their faults. */
function sentencesOf(locale: Locale, faults: readonly FieldFault[]): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const { field, code, params } of faults) sentences[field] ??= errorText(locale, code, params);
  return sentences;
}
