import type { Check } from './types.ts';

/** Somebody responsible for everything is responsible for nothing. A person's own letter is always their own work. */
export const onePersonTooMany: Check = ({ items }, { committer, round }) => {
  if (committer === 'person') return [];
  const counts = new Map<string, number>();
  for (const { responsiblePerson } of items) {
    const name = responsiblePerson.replaceAll(/\s/gu, '');
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = round.settings.checks.limits.itemsPerPerson;
  return [...counts]
    .filter(([, count]) => count > most)
    .map(([person, count]) => ({
      reason: 'onePersonTooMany' as const,
      spans: [],
      params: { person, items: count, most },
    }));
};
