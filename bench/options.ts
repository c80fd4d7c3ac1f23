import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = ['http', 'lists', 'import', 'writes', 'documents'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  /** Size of the city; 1 is the one the budgets are stated for. */
  readonly share: number;
  /** Data folder that is kept, and used again when it already holds a city. */
  readonly keep: string | undefined;
  readonly only: ReadonlySet<Part>;
}

const USAGE = `npm run bench -- [--share 0.02] [--keep FOLDER] [--only ${PARTS.join(',')}]`;

/** A fault of whoever starts the bench; told without a stack trace. */
export class Usage extends Error {}

/** @throws Usage */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      share: { type: 'string', default: '1' },
      keep: { type: 'string' },
      only: { type: 'string', default: PARTS.join(',') },
    },
  });
  const share = Number(values.share);
  if (!(share > 0 && share <= 4)) throw new Usage(`--share takes a number above 0, at most 4\n${USAGE}`);
  const asked = values.only.split(',').map((part) => part.trim());
  const unknown = asked.filter((part) => !PARTS.some((known) => known === part));
  if (unknown.length > 0) throw new Usage(`--only does not know ${unknown.join(', ')}\n${USAGE}`);
  const only = new Set(PARTS.filter((part) => asked.includes(part)));
  return { share, keep: values.keep === undefined ? undefined : resolve(values.keep), only };
}
