import { isWritten } from './missing-field.ts';
import { quantitiesIn } from './quantities.ts';
import type { Check, Found } from './types.ts';

/** Clause R2: more is asked of leading cadres, and one item that serves the public with a quantity. */
export const tooLow: Check = ({ items }, { committer, leadingCadre, round }) => {
  if (!leadingCadre || committer !== 'person') return [];
  const { rules, checks } = round.settings;
  const written = items.filter(isWritten);
  const least = Math.max(rules.leadingCadreMinItems, rules.minItems.person);
  const found: Found[] = [];
  if (written.length < least) {
    found.push({ reason: 'tooFewItems', spans: [], params: { items: written.length, least } });
  }
  const serves = written.some(
    ({ category, targetQuantity, content }) =>
      rules.servesPublic.includes(category) &&
      (targetQuantity !== undefined || quantitiesIn(content, checks.lexicon.units).length > 0),
  );
  if (rules.leadingCadreServesPublicWithQuantity && !serves) {
    found.push({ reason: 'noServiceWithQuantity', spans: [], params: {} });
  }
  return found;
};
