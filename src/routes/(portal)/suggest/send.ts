import { fail, type RequestEvent } from '@sveltejs/kit';
import { newFormToken, sendSuggestion } from '../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../ui/form/act.ts';
import { qrPath } from '../../../documents/qr/index.ts';

/** Receives what a form for `about` sent; the receipt is part of the answer itself, so that its code is in no address. */
export async function receive(event: RequestEvent, about: string) {
  const { office } = event.locals;
  const answer = await act(event, async (sent) => {
    const receipt = await sendSuggestion(office, event.getClientAddress(), about, {
      text: sent.text('text'),
      place: sent.text('place'),
      contact: sent.text('contact'),
      token: sent.text('token'),
      trap: sent.text('website'),
    });
    const address = `${office.config.origin ?? event.url.origin}/t`;
    return { receipt: { ...receipt, address, qr: qrPath(`${address}/${receipt.code}`) } };
  });
  return answer ?? fail(400);
}

export const tokenFor = ({ locals }: Pick<RequestEvent, 'locals'>, about: string): string =>
  newFormToken(locals.office, about);
