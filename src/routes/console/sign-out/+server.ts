import { redirect } from '@sveltejs/kit';
import { signOut } from '../../../registry/access/index.ts';
import { PORTAL_LINKS } from '../../../ui/layout/links.ts';
import { dropSession, sessionToken } from '../../session-cookie.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
  const token = sessionToken(cookies, url);
  if (token && locals.context.actor.kind === 'account') await signOut(locals.context, token);
  dropSession(cookies, url);
  redirect(303, `${PORTAL_LINKS.signIn}?out`);
};
