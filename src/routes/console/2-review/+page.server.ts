import { savedViews } from '../../../registry/access/index.ts';
import {
  DECIDED,
  decidedCounts,
  decidedLetters,
  reviewLoad,
  reviewQueue,
  showDecided,
} from '../../../steps/2-review/index.ts';
import { oneOf, scopeOf } from '../1-propose/scope-of.ts';
import { queryOf, viewActions } from '../view-actions.ts';
import { decidedIn, undo } from './undo-action.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['organization', 'person'] as const;
const LEVELS = ['1', '2'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const state = oneOf(DECIDED, asked('state')) ?? 'submitted';
  const committer = oneOf(KINDS, asked('committer'));
  const level = oneOf(LEVELS, asked('level'));
  const overdue = url.searchParams.has('overdue');
  const clean = url.searchParams.has('clean');
  const text = asked('text').trim().slice(0, 50);
  const after = asked('after') ? { after: asked('after') } : {};
  const scope = await scopeOf(ctx, url);
  const within = url.searchParams.has('scope') ? scope?.organization.path : undefined;
  const [waiting, decidedPage, load, counts, views, decided] = await Promise.all([
    state === 'submitted'
      ? reviewQueue(ctx, {
          overdue,
          clean,
          ...(text ? { text } : {}),
          ...(committer ? { committer } : {}),
          ...(level ? { level: level === '2' ? 2 : 1 } : {}),
          ...(within === undefined ? {} : { within }),
          ...after,
        })
      : null,
    state === 'submitted' ? null : decidedLetters(ctx, { state, ...after }),
    reviewLoad(ctx),
    decidedCounts(ctx),
    savedViews(ctx, '2-review'),
    showDecided(ctx, decidedIn(url)),
  ]);
  return {
    state,
    waiting,
    decidedPage,
    load,
    counts,
    views,
    query: queryOf(url),
    scope: scope ? { id: scope.organization.id, name: scope.organization.name } : null,
    tree: scope?.tree ?? [],
    filter: {
      committer: committer ?? '',
      level: level ?? '',
      overdue,
      clean,
      text,
      within: within !== undefined,
    },
    decided,
  };
};

export const actions: Actions = { ...viewActions('2-review'), undo };
