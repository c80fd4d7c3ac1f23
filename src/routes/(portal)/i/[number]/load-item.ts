import type { Office } from '../../../../platform/index.ts';
import { itemPage } from '../../../../steps/3-publish/index.ts';
import { publicDeeds, publicTimeline } from '../../../../steps/4-fulfill/index.ts';
import { publicResultOf } from '../../../../steps/5-appraise/index.ts';
import { itemLine } from '../../item-lines.ts';

/** Everything the page of an item and its feed tell. @throws DomainError `item.not-found` */
export async function loadItem(office: Office, number: string) {
  const { letter, supervisionPhone, row, ...page } = await itemPage(office, number);
  const [steps, series, result] = await Promise.all([
    publicTimeline(office, number),
    publicDeeds(office, number),
    publicResultOf(office, letter.number),
  ]);
  return {
    measures: page.measures,
    targetQuantity: page.targetQuantity,
    targetUnit: page.targetUnit,
    quantityReached: page.quantityReached,
    versions: page.versions,
    needs: page.needs,
    shown: page.shown,
    entries: page.entries,
    placePhone: supervisionPhone,
    row: itemLine(office, row),
    letter: { number: letter.number, committer: letter.committer, version: letter.version },
    steps,
    series,
    result: result ? { gradeName: result.gradeName, confirmedOn: result.confirmedOn } : null,
  };
}
