import { publicNeeds } from '../../../../steps/1-propose/needs/index.ts';
import { askingNow } from '../../../../steps/1-propose/questionnaires/index.ts';
import { placePage } from '../../../../steps/3-publish/index.ts';
import { itemLines } from '../../item-lines.ts';
import type { PageServerLoad } from './$types';

const FEW_NEEDS = 3;

export const load: PageServerLoad = async ({ locals: { office }, params, url }) => {
  const after = url.searchParams.get('after');
  const place = await placePage(office, params.code, after === null ? {} : { after });
  return {
    place: {
      ...place,
      items: itemLines(office, place.items),
      memberItems: itemLines(office, place.memberItems),
    },
    asking: await askingNow(office, params.code),
    needs: await publicNeeds(office, { organizationCode: params.code, limit: FEW_NEEDS }),
    today: office.clock.today(),
  };
};
