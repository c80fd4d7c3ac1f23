import type { Id } from '../../../kernel/ids.ts';
import { attachmentsOf, type Attachment } from '../../../platform/attachments/store.ts';
import type { Context } from '../../../platform/index.ts';
import { can } from '../../../registry/access/index.ts';
import { similarNeeds, type NeedState, type SimilarNeed } from '../needs/index.ts';
import { takeActivity } from './store.ts';
import { ACTIVITY_FILES, type Activity } from './types.ts';

export interface ActivityNeed {
  readonly id: Id;
  readonly text: string;
  readonly place: string | null;
  readonly state: NeedState;
  /** By how many it was raised here. */
  readonly raisedHere: number;
  readonly raisedCount: number;
  /** Needs it could be laid to; only where the actor keeps the bank. */
  readonly similar: readonly SimilarNeed[];
}

export interface ActivityPage {
  readonly activity: Activity;
  readonly organizationName: string;
  readonly needs: readonly ActivityNeed[];
  readonly files: readonly Attachment[];
  readonly mayRecord: boolean;
}

const MOST = 500;
const COMPARED = 40;

/** One activity with the needs it gave, as they stand today. @throws DomainError `activity.not-found` */
export async function showActivity(ctx: Context, id: Id): Promise<ActivityPage> {
  const { activity, organization } = await takeActivity(ctx, id, 'need.read');
  const { path, parentId } = organization;
  const mayRecord =
    organization.state === 'active' &&
    can(ctx.actor, 'need.record', { organizationId: organization.id, path, parentId }).allowed;
  const [needs, files] = await Promise.all([needsOf(ctx, id), attachmentsOf(ctx, ACTIVITY_FILES, id)]);
  const compared = await Promise.all(
    needs.map(async (need, i) =>
      mayRecord && i < COMPARED && need.state === 'new' && need.organizationId === organization.id
        ? similarNeeds(ctx, organization.id, need.text, 2, need.id)
        : [],
    ),
  );
  return {
    activity,
    organizationName: organization.name,
    needs: needs.map(({ organizationId: _, ...need }, i) => ({ ...need, similar: compared[i] ?? [] })),
    files,
    mayRecord,
  };
}

async function needsOf({ db }: Context, activityId: Id) {
  const rows = await db
    .selectFrom('need_source')
    .innerJoin('need', 'need.id', 'need_source.need_id')
    .select(['need.id', 'need.text', 'need.place', 'need.state', 'need.raised_count', 'need.organization_id'])
    .select(({ fn }) => fn.sum<number>('need_source.raised_count').as('here'))
    .where('need_source.activity_id', '=', activityId)
    .groupBy('need.id')
    .orderBy('need.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    text: row.text,
    place: row.place,
    state: row.state as NeedState,
    raisedHere: Number(row.here),
    raisedCount: row.raised_count,
  }));
}
