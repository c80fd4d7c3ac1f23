import { showQuestionnaire } from '../../../../../../steps/1-propose/questionnaires/index.ts';
import { oneOf } from '../../../scope-of.ts';
import { publicAddress, shortAddress } from '../../addresses.ts';
import { qrPath } from '../../../../../../documents/qr/index.ts';
import type { PageServerLoad } from './$types';

const LAYOUTS = ['form', 'poster', 'slips'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await showQuestionnaire(locals.context, params.id);
  const address = publicAddress(locals.office.config.origin ?? url.origin, view.questionnaire.code);
  return {
    view,
    address: shortAddress(address),
    qr: qrPath(address),
    layout: oneOf(LAYOUTS, url.searchParams.get('what')) ?? 'form',
  };
};
