import { redirect } from '@sveltejs/kit';
import { LETTERS } from './addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, LETTERS);
