import { redirect } from '@sveltejs/kit';
import type { Office } from '../../platform/index.ts';
import { numberAsPrinted, publicNumber } from '../../steps/3-publish/index.ts';

/** Sends whoever typed a number in another way, or the number of another thing, to where it stands. */
export async function settleNumber(office: Office, kind: 'letter' | 'item', given: string): Promise<void> {
  const number = numberAsPrinted(given);
  const meant = await publicNumber(office, number);
  if (!meant || (meant.kind === kind && number === given)) return;
  redirect(301, `/${meant.kind === 'letter' ? 'l' : 'i'}/${number}`);
}
