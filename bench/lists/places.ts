import type { Actor } from '../../src/kernel/actor.ts';
import type { Id } from '../../src/kernel/ids.ts';
import type { Office } from '../../src/platform/index.ts';

export const LEVELS = ['city', 'county', 'township', 'branch'] as const;
export type Level = (typeof LEVELS)[number];

/** An organization, seen by somebody who runs its office. */
export interface Place {
  readonly id: Id;
  readonly path: string;
  readonly code: string;
  readonly actor: Actor;
}

const ACCOUNT = '018f0000-00ff-7000-8000-000000000001';
const EACH = 8;

/** Up to eight organizations of each level, spread over the city. */
export async function placesOf({ db }: Office): Promise<ReadonlyMap<Level, readonly Place[]>> {
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'path', 'code', 'depth', 'name'])
    .orderBy('path')
    .execute();
  return new Map(
    LEVELS.map((level, depth) => {
      const all = rows.filter((row) => row.depth === depth);
      const step = Math.max(1, Math.floor(all.length / EACH));
      const picked = all.filter((_, i) => i % step === 0).slice(0, EACH);
      return [
        level,
        picked.map(({ id, path, code, name }) => ({ id, path, code, actor: officer(id, path, name) })),
      ];
    }),
  );
}

export const officer = (organizationId: Id, path: string, name: string): Actor => ({
  kind: 'account',
  accountId: ACCOUNT,
  name,
  grants: [
    { role: 'office', organizationId, path },
    { role: 'secretary', organizationId, path },
  ],
});
