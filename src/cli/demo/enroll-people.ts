import type { Actor } from '../../kernel/actor.ts';
import { enroll, type PersonKind } from '../../registry/people/index.ts';
import { atOnce, personName, type DemoOrganization, type DemoPerson, type Stage } from './stage.ts';
import { POSTS } from './words.data.ts';

const PEOPLE_PER_BRANCH = 15;

/** Everyone of every branch: its secretary, a leading cadre here and there, two who are on the way to membership. */
export async function enrollAll(
  stage: Stage,
  admin: Actor,
  branches: readonly DemoOrganization[],
): Promise<DemoPerson[]> {
  const plans = branches.flatMap((organization) =>
    Array.from({ length: PEOPLE_PER_BRANCH }, (_, i) => ({
      organization,
      name: i === 0 ? organization.secretary : personName(stage),
      kind: kindOf(i),
      post: i === 0 ? '党支部书记' : stage.random.pick(POSTS),
      leadingCadre: i === 1 && stage.random.below(10) === 0,
      joined: `${1975 + stage.random.below(48)}-${String(1 + stage.random.below(12)).padStart(2, '0')}`,
    })),
  );
  const ctx = stage.as(admin);
  return atOnce(plans, async ({ organization, ...plan }) => {
    const { id } = await enroll(ctx, {
      ...plan,
      organizationId: organization.id,
      joined: plan.kind === 'fullMember' ? plan.joined : '',
      mobile: false,
    });
    const { name, kind, leadingCadre } = plan;
    return { id, name, kind, leadingCadre, isSecretary: plan.post === '党支部书记', organization };
  });
}

const kindOf = (i: number): PersonKind =>
  i < 12 ? 'fullMember' : i === 12 ? 'probationaryMember' : i === 13 ? 'prospectiveMember' : 'activist';
