import type { ImportOption } from '../../registry/imports/types.ts';
import type { imports as zh } from './zh/imports.ts';

/** What tells one of several apart: the organization above, or kind, post and year of joining. */
export function optionLabel({ questions: words }: typeof zh, { label, traits }: ImportOption): string {
  if (!traits) return label;
  const { kind, post, joined, organization } = traits;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const parts =
    kind === undefined
      ? [organization ?? '']
      : [kinds[kind] ?? '', post ?? words.noPost, joined ? words.joined(joined) : '', organization ?? ''];
  return [label, ...parts.filter(Boolean)].join(' · ');
}
