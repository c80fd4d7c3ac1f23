import type { ConsoleMessages } from '../../../ui/messages/load.ts';

/** `items.2.measures` → 第 2 件 具体措施. */
export function placeOf(m: ConsoleMessages['publishDesk']['desk'], field: string): string {
  const [, ordinal, part] = /^items\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (ordinal !== undefined) {
    return `${m.item(Number(ordinal))} ${m.fields[part as keyof typeof m.fields] ?? ''}`.trim();
  }
  return field === 'reason' ? m.reason : m.opening;
}
