import type { OrganizationChange } from '../../../../registry/organizations/types.ts';
import type { ConsoleMessages } from '../../../../ui/messages/load.ts';

/** One event of the history in words: what happened and, line by line, what changed. */
export function changeWords(
  m: ConsoleMessages,
  change: OrganizationChange,
): { title: string; lines: string[] } {
  const words = m.organizations.history;
  return { title: words.kinds[change.kind], lines: linesOf(m, change) };
}

function linesOf(m: ConsoleMessages, { kind, before, after }: OrganizationChange): string[] {
  const words = m.organizations.history;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const [organizations, people] = [number(after['organizations']), number(after['people'])];
  const handedOver = organizations + people > 0 ? [words.handedOver(organizations, people)] : [];
  if (kind === 'created') return after['parentName'] ? [words.becameChild(text(after['parentName']))] : [];
  if (kind === 'moved') return [words.moved(text(before['parentName']), text(after['parentName']))];
  if (kind === 'mergedInto') return [words.mergedInto(text(after['successorName'])), ...handedOver];
  if (kind === 'mergedFrom') return [words.mergedFrom(text(after['name'])), ...handedOver];
  if (kind === 'closed') return [];
  return Object.keys(after).map((field) =>
    words.changed(
      words.fields[field] ?? field,
      valueOf(m, field, before[field]),
      valueOf(m, field, after[field]),
    ),
  );
}

function valueOf(m: ConsoleMessages, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return m.organizations.facts.unset;
  const named: Readonly<Record<string, string>> =
    field === 'kind' ? m.words.organizationKinds : field === 'domain' ? m.words.domains : {};
  return named[String(value)] ?? String(value);
}
