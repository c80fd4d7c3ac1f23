import { DomainError } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { requireAccount } from '../../../registry/access/index.ts';
import { requirePrintable } from '../../../documents/typst/index.ts';
import { compose, textOf } from './compose.ts';
import { loadPrinted, type PrintedLetter } from './load-printed.ts';
import { AT_ONCE, fileName } from './rules.ts';
import { printInput } from './schemas.ts';
import { countLetters, lettersAfter, permittedScope, type PrintScope } from './select-letters.ts';
import { typesetterOf } from './typesetter-of.ts';
import type { PrintedFile, PrintOrder } from './types.ts';
import { FILE_WORDS } from './words.data.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How many letters an order prints, and whether at once or by a job. @throws DomainError like `printNow` */
export async function weighPrint(
  ctx: Context,
  input: unknown,
): Promise<{ letters: number; atOnce: boolean }> {
  requireAccount(ctx.actor);
  const order = parse(printInput, input);
  const letters = await countLetters(ctx, order, await permittedScope(ctx, order));
  return { letters, atOnce: letters <= AT_ONCE };
}

/**
 * One document, at once.
 * @throws DomainError `letter.not-found`, `access.denied`, `print.nothing`, `print.too-many`, `document.*`
 */
export async function printNow(ctx: Context, input: unknown, origin: string): Promise<PrintedFile> {
  const { order, scope, letters } = await fewLetters(ctx, input);
  const composed = await compose(typesetterOf(ctx), {
    order,
    letters,
    origin,
    at: ctx.clock.now(),
    organizationName: scope.organizationName,
  });
  const of = order.extent === 'letter' ? (letters[0]?.document.committer.name ?? '') : scope.organizationName;
  return {
    name: printName(order, of),
    mediaType: order.format === 'docx' ? DOCX : 'application/pdf',
    ...composed,
  };
}

/** Refuses beforehand what `printNow` would refuse, so that it can be told beside the form. @throws like `printNow` */
export async function checkPrint(ctx: Context, input: unknown, origin: string): Promise<PrintOrder> {
  const { order, letters } = await fewLetters(ctx, input);
  await requirePrintable(
    typesetterOf(ctx),
    letters.map((letter) => textOf(letter, order, origin)),
  );
  return order;
}

/** What is read aloud on a screen: the letters of a place or one letter, in full names. @throws like `printNow` */
export async function readAloud(
  ctx: Context,
  input: Pick<PrintOrder, 'extent' | 'letterId' | 'organizationId'>,
): Promise<Pick<PrintScope, 'organizationId' | 'organizationName'> & { letters: readonly ReadAloud[] }> {
  const { scope, letters } = await fewLetters(ctx, { ...input, print: 'reading' });
  return {
    organizationId: scope.organizationId,
    organizationName: scope.organizationName,
    letters: letters.map(({ id, number, document, phone }) => ({ id, number, phone, document })),
  };
}

export type ReadAloud = Pick<PrintedLetter, 'id' | 'number' | 'document' | 'phone'>;

async function fewLetters(ctx: Context, input: unknown) {
  requireAccount(ctx.actor);
  const order = parse(printInput, input);
  const scope = await permittedScope(ctx, order);
  const found = await lettersAfter(ctx, order, scope, null, AT_ONCE + 1);
  if (found.length === 0) throw new DomainError('print.nothing');
  if (found.length > AT_ONCE) throw new DomainError('print.too-many', { params: { most: AT_ONCE } });
  const letters = await loadPrinted(ctx, found.map(({ id }) => id), namesOf(order)); // prettier-ignore
  return { order, scope, letters };
}

/** Who reads it inside the organization reads full names; the public reads what the round allows. */
export const namesOf = ({ copy, print }: PrintOrder): 'public' | 'inside' =>
  copy === 'archive' || print === 'reading' ? 'inside' : 'public';

export const printName = (order: PrintOrder, of: string): string =>
  fileName([of, FILE_WORDS[order.print], order.copy === 'archive' ? FILE_WORDS.archive : ''], order.format);
