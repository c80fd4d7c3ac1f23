import { redirect } from '@sveltejs/kit';
import { publicNeeds } from '../../../../steps/1-propose/needs/index.ts';
import { askingNow } from '../../../../steps/1-propose/questionnaires/index.ts';
import { replyDays, replyFigures } from '../../../../steps/1-propose/suggestions/index.ts';
import { numberAsPrinted, placePage } from '../../../../steps/3-publish/index.ts';
import { shortAddress } from '../../open-data/site-address.ts';
import { itemLines } from '../../item-lines.ts';
import type { PageServerLoad } from './$types';

const FEW_NEEDS = 3;

export const load: PageServerLoad = async ({ locals: { office }, params, url }) => {
  const code = numberAsPrinted(params.code);
  if (code !== params.code) redirect(301, `/o/${encodeURIComponent(code)}`);
  const after = url.searchParams.get('after');
  const place = await placePage(office, code, after === null ? {} : { after });
  // A merged organization that promised nothing itself has nothing to tell but who answers for it now.
  if (
    place.successor &&
    !place.letterNumber &&
    place.earlier.length === 0 &&
    place.memberItems.length === 0
  ) {
    redirect(302, `/o/${place.successor.code}`);
  }
  return {
    place: {
      ...place,
      items: itemLines(office, place.items),
      memberItems: itemLines(office, place.memberItems),
    },
    asking: await askingNow(office, code),
    needs: await publicNeeds(office, { organizationCode: code, limit: FEW_NEEDS }),
    replies: await replyFigures(office, code),
    replyDays: await replyDays(office),
    today: office.clock.today(),
    short: shortAddress(office, url, `/o/${code}`),
  };
};
