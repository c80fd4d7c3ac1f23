import { personalDataIn } from '../../../kernel/personal-data.ts';
import { isWritten } from './missing-field.ts';
import { ACTIONS, DEEDS, DONE_FOR, NO_NAMES, PERSONS, PLACES } from './observable.data.ts';
import { EVERY, quantitiesIn } from './quantities.ts';
import type { Check } from './types.ts';
import { oneOf, placesOf, without } from './words.ts';

/** No number with a unit, no place, no deed whose outcome can be looked at: nobody could say whether it was kept. */
export const vague: Check = ({ items }, { round }) => {
  const { units } = round.settings.checks.lexicon;
  return items
    .filter(
      (item) =>
        isWritten(item) &&
        item.targetQuantity === undefined &&
        !isObservable(item.content) &&
        !hasQuantity(item.content, units) &&
        !hasQuantity(item.measures, units),
    )
    .map(({ id, content }) => ({
      reason: 'vague' as const,
      itemId: id,
      field: 'content' as const,
      spans: [{ from: 0, to: content.length }],
      params: {},
    }));
};

const hasQuantity = (text: string, units: readonly string[]): boolean =>
  quantitiesIn(without(text, personalDataIn(text)), units).length > 0;

const TITLE = /《[^》]{2,}》/u;
const NAMED_PLACE = new RegExp(`([\\p{Script=Han}\\d]{1,4}?)(?:${oneOf(PLACES)})(?![子织级民])`, 'gu');

const OFTEN = new RegExp(EVERY, 'u');

function isObservable(text: string): boolean {
  if (TITLE.test(text) || DONE_FOR.test(text) || PERSONS.test(text) || placesOf(text, DEEDS).length > 0)
    return true;
  return namesPlace(text) || (OFTEN.test(text) && placesOf(text, ACTIONS).length > 0);
}

const namesPlace = (text: string): boolean =>
  [...text.matchAll(NAMED_PLACE)].some(
    ([, name]) => name!.length >= 2 && !NO_NAMES.some((word) => name!.includes(word)),
  );
