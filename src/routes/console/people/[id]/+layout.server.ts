import { getPerson } from '../../../../registry/people/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => ({
  person: await getPerson(locals.context, params.id),
  today: locals.office.clock.today(),
});
