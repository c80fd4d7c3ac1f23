import { messagesFor } from '../../ui/messages/index.ts';
import { roomsOf } from './rooms-of.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
  const { actor } = locals.context;
  const { words } = messagesFor(locals.locale);
  const roles = [...new Set(actor.grants.map(({ role }) => words.roles[role]))];
  return {
    user: actor.kind === 'account' ? { name: actor.name, detail: roles.join(words.listComma) } : null,
    rooms: roomsOf(actor),
  };
};
