import type { PublicItem, PublicLetter } from '../../../../steps/3-publish/index.ts';
import type { CommonMessages, Messages } from '../../../../ui/messages/index.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import { versionFields } from '../../version-fields.ts';

interface Words {
  readonly m: Messages['portal'];
  readonly locale: Locale;
  readonly recurrence: CommonMessages['words']['recurrence'];
}

/** What one version changed: items are matched by their number, which no version gives to another item. */
export function changesBetween(before: PublicLetter, after: PublicLetter, words: Words) {
  const old = new Map(before.items.map((item) => [item.number, item]));
  const kept = new Set(after.items.map(({ number }) => number));
  const changed = after.items.flatMap((item, i) => {
    const was = old.get(item.number);
    const fields = was ? fieldsOf(was, item, words) : [];
    return fields.some((field) => field.before !== field.after) ? [{ item, ordinal: i + 1, fields }] : [];
  });
  const added = after.items.filter(({ number }) => !old.has(number));
  const removed = before.items.filter(({ number }) => !kept.has(number));
  return { changed, added, removed, none: changed.length + added.length + removed.length === 0 };
}

const fieldsOf = (before: PublicItem, after: PublicItem, { m, locale, recurrence }: Words) =>
  versionFields(m, locale, before, after, recurrence);
