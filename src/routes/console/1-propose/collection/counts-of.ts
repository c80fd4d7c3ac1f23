import { COUNTS_OF, type Activity } from '../../../../steps/1-propose/collection/types.ts';
import { formatNumber } from '../../../../ui/messages/format.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import type { collection } from '../../../../ui/messages/zh/collection.ts';

/** "走访 12 户，走访企业 2 家": how many people an activity reached. */
export const countsOf = (locale: Locale, m: typeof collection, activity: Activity): string =>
  COUNTS_OF[activity.kind]
    .flatMap((count) => {
      const value = activity[count];
      return value === null ? [] : [m.counts[count](formatNumber(locale, value))];
    })
    .join(locale === 'zh' ? '，' : ', ');
