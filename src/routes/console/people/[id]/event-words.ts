import type { PersonEvent } from '../../../../registry/people/index.ts';
import type { ConsoleMessages } from '../../../../ui/messages/load.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One act on a person in words: what was done and, line by line, what changed. */
export function eventWords(m: ConsoleMessages, event: PersonEvent): { title: string; lines: string[] } {
  const words = m.people.history;
  const before = fieldsOf(event.detail['before']);
  const after = fieldsOf(event.detail['after']);
  const title = words.acts[event.action] ?? event.action;
  if (event.action === 'person.transfer') return { title, lines: placesOf(m, before, after) };
  const lines = Object.keys(after)
    .filter((field) => field in words.fields)
    .map((field) =>
      words.changed(words.fields[field] ?? field, valueOf(m, field, before), valueOf(m, field, after)),
    );
  return { title, lines };
}

function placesOf(m: ConsoleMessages, before: Fields, after: Fields): string[] {
  const words = m.people.history;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const lines: string[] = [];
  if (before['organization'] !== after['organization']) {
    lines.push(words.moved(text(before['organization']), text(after['organization'])));
  }
  if (after['host'] && before['host'] !== after['host']) lines.push(words.hosted(text(after['host'])));
  if (before['host'] && !after['host']) lines.push(words.returned(text(before['host'])));
  return lines;
}

function valueOf(m: ConsoleMessages, field: string, fields: Fields): string {
  const value = fields[field];
  if (value === null || value === undefined || value === '') return m.people.facts.unset;
  if (typeof value === 'boolean') return value ? m.words.yes : m.words.no;
  const named: Readonly<Record<string, string>> =
    field === 'kind' ? m.words.personKinds : field === 'joinedPrecision' ? m.people.history.precisions : {};
  return named[String(value)] ?? String(value);
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
