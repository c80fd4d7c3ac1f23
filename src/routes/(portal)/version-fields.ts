import type { Locale } from '../../ui/messages/locale.ts';
import { formatDay } from '../../ui/messages/format.ts';
import type { CommonMessages, Messages } from '../../ui/messages/index.ts';
import { formatRecurrence } from '../../ui/messages/recurrence.ts';
import type { PublicItem } from '../../steps/3-publish/index.ts';

interface Field {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What a reader compares between two versions of one item. */
export function versionFields(
  m: Messages['portal'],
  locale: Locale,
  before: PublicItem,
  after: PublicItem,
  recurrence: CommonMessages['words']['recurrence'],
): Field[] {
  const field = (label: string, of: (item: PublicItem) => string): Field => ({
    label,
    before: of(before),
    after: of(after),
  });
  return [
    field(m.item.promise, (item) => item.content),
    field(m.item.measures, (item) => item.measures),
    field(m.item.responsible, (item) => item.responsiblePerson),
    field(m.item.due, (item) => formatDay(locale, item.dueOn)),
    field(m.item.target, (item) =>
      item.targetQuantity === null ? '' : m.item.quantity(String(item.targetQuantity), item.targetUnit ?? ''),
    ),
    field(recurrence.label, (item) => (item.recurrence ? formatRecurrence(recurrence, item.recurrence) : '')),
  ];
}
