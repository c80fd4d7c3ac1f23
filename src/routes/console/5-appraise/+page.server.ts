import { currentRound } from '../../../registry/rounds/index.ts';
import { APPRAISAL_STAGES, listAppraisals } from '../../../steps/5-appraise/index.ts';
import { oneOf, scopeOf } from '../1-propose/scope-of.ts';
import type { PageServerLoad } from './$types';

const COMMITTERS = ['organization', 'person'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const stage = oneOf(APPRAISAL_STAGES, url.searchParams.get('stage'));
  const committer = oneOf(COMMITTERS, url.searchParams.get('committer'));
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round || !scope) return { round: null, scope: null, stage, committer, page: { rows: [] } };
  const after = url.searchParams.get('after');
  const page = await listAppraisals(ctx, {
    roundId: round.id,
    scopeId: scope.organization.id,
    stage,
    committer,
    ...(after ? { after } : {}),
  });
  const { scale, grades } = round.settings;
  return {
    round: { name: round.name, scale, grades },
    scope: { id: scope.organization.id, name: scope.organization.name, tree: scope.tree },
    stage,
    committer,
    page,
  };
};
