import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ANONYMOUS } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/days.ts';
import { DomainError, isDomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { likeness, likenessBands } from '../../../kernel/likeness.ts';
import { maskPersonalData } from '../../../kernel/personal-data.ts';
import {
  bigramVector,
  once,
  transact,
  type Context,
  type Office,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { readFormToken } from './form-token.ts';
import { countSending } from './inflow.ts';
import { boxAt, type Box } from './open-box.ts';
import { deadlinesOf, HELD_MOST, isHeldBack, type Deadlines, type Inflow } from './rules.ts';
import { newSuggestion } from './schemas.ts';
import { clocksNow, SEALED } from './store.ts';
import { codeHash, trackingCode } from './tracking-code.ts';

export interface Receipt extends Deadlines {
  /** Shown this once: it is kept nowhere. */
  readonly code: string;
  readonly organizationName: string;
}

const ALIKE = 0.5;
const CANDIDATES = 60;

// law: anybody may send, and an audit entry would tell the minute
/**
 * Takes a suggestion without a name. Of the time the day is kept, of the address nothing. A flood is received too, but
 * into a queue of its own, since a whole village may share one address.
 * @throws DomainError `input.invalid`, `suggestion.form-*`, `suggestion.box-closed`, `suggestion.box-full`
 */
export async function sendSuggestion(
  office: Office,
  address: string,
  about: string,
  input: unknown,
): Promise<Receipt> {
  const { token, trap, ...sent } = parse(newSuggestion, input);
  const nonce = readFormToken(office, about, token);
  const box = await boxAt(office, about);
  const inflow = await countSending(office, address, box.organization.id);
  const code = trackingCode(office, nonce);
  // Somebody signed in writes like everybody else: no trace of the account.
  const anybody: Context = { ...office, actor: ANONYMOUS };
  await transact(anybody, (tx) =>
    once(tx, { action: 'suggestion.send', input: { about, ...sent }, key: nonce }, () =>
      keep(tx, box, inflow, { ...sent, trapped: trap !== '', code }),
    ),
  ).catch((error: unknown) => {
    const used = isDomainError(error) && error.code === 'input.key-reused';
    throw used ? new DomainError('suggestion.form-used') : error;
  });
  const deadlines = deadlinesOf(
    { receivedOn: office.clock.today() },
    await clocksNow(office),
    office.calendar,
  );
  return { code, organizationName: box.organization.name, ...deadlines };
}

interface Words {
  readonly text: string;
  readonly place: string | null;
  readonly contact: string | null;
  readonly trapped: boolean;
  readonly code: string;
}

async function keep(
  tx: TransactionContext,
  box: Box,
  inflow: Omit<Inflow, 'alike'>,
  sent: Words,
): Promise<void> {
  const text = maskPersonalData(sent.text);
  const place = sent.place === null ? null : maskPersonalData(sent.place);
  const bands = likenessBands(text);
  const alike = await alikeOnes(tx, box, text, bands);
  const held = !sent.trapped && isHeldBack({ ...inflow, alike: alike.count + 1 });
  if (held) await refuseWhenFull(tx, box.organization.id);
  const id = randomUUID();
  await tx.db
    .insertInto('suggestion')
    .values({
      id,
      organization_id: box.organization.id,
      item_id: box.item?.id ?? null,
      code_hash: codeHash(tx, sent.code)!,
      original: tx.secrets.seal(SEALED.original, sent.text, id),
      contact: sent.contact === null ? null : tx.secrets.seal(SEALED.contact, sent.contact, id),
      text,
      place,
      state: sent.trapped ? 'spam' : 'received',
      held,
      alike_to_id: alike.first,
      merged_into_id: null,
      reason: sent.trapped ? 'robot' : null,
      answer: null,
      reference: null,
      received_on: tx.clock.today(),
      decided_on: null,
      account_id: null,
      revision: 1,
      bands: sql<number[]>`${bands}::int[]`,
      search: bigramVector(text, place),
    })
    .execute();
}

/** What came since yesterday and says nearly the same: how many, and the first of the group it belongs to. */
async function alikeOnes(
  { db, clock }: TransactionContext,
  { organization, item }: Box,
  text: string,
  bands: readonly number[],
): Promise<{ first: Id | null; count: number }> {
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'text', 'alike_to_id'])
    .where('organization_id', '=', organization.id)
    .where('item_id', item ? '=' : 'is', item?.id ?? null)
    .where('received_on', '>=', addDays(clock.today(), -1))
    .where('state', 'in', ['received', 'spam'])
    .where(sql<boolean>`bands && ${bands}::int[]`)
    .orderBy('received_on')
    .limit(CANDIDATES)
    .execute();
  const groups = new Map<Id, number>();
  for (const row of rows.filter((one) => likeness(one.text, text) >= ALIKE)) {
    const first = row.alike_to_id ?? row.id;
    groups.set(first, (groups.get(first) ?? 0) + 1);
  }
  // The largest group grows: a flood stays one heap instead of falling into many.
  const [first] = [...groups].toSorted(([, a], [, b]) => b - a)[0] ?? [null];
  return { first, count: [...groups.values()].reduce((sum, count) => sum + count, 0) };
}

async function refuseWhenFull({ db }: TransactionContext, organizationId: Id): Promise<void> {
  const { count } = await db
    .selectFrom('suggestion')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'received')
    .where('held', '=', true)
    .executeTakeFirstOrThrow();
  if (Number(count) >= HELD_MOST) throw new DomainError('suggestion.box-full');
}
