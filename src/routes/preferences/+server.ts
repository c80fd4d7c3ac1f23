import { redirect } from '@sveltejs/kit';
import { LOCALES, TEXT_SIZES } from '../../ui/messages/locale.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 365 * 86_400;

/** Remembers text size and language on this device, then returns to the page. No account, no script. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const sent = await request.formData();
  const remember = (name: string, allowed: readonly string[]) => {
    const value = sent.get(name);
    if (typeof value !== 'string' || !allowed.includes(value)) return;
    const secure = url.protocol === 'https:';
    cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true, secure });
  };
  remember('size', TEXT_SIZES);
  remember('lang', LOCALES);
  redirect(303, sameSitePath(sent.get('back'), url));
};

/** Only a path of this site; anything that would lead elsewhere becomes the home page. */
function sameSitePath(back: FormDataEntryValue | null, url: URL): string {
  if (typeof back !== 'string' || !back.startsWith('/') || /[\\\s]/.test(back)) return '/';
  const target = URL.parse(back, url.origin);
  return target?.origin === url.origin ? target.pathname + target.search : '/';
}
