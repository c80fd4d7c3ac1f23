import type { Selectable } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import { bigramVector, type Context, type Database } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts, type Organization } from '../../../registry/organizations/index.ts';
import type { Activity, ActivityKind, ActivityRecord } from './types.ts';

export const ACTIVITY_COLUMNS = [
  'collection_activity.id', 'collection_activity.organization_id', 'collection_activity.kind',
  'collection_activity.held_on', 'collection_activity.place', 'collection_activity.led_by',
  'collection_activity.participants', 'collection_activity.households', 'collection_activity.enterprises',
  'collection_activity.slips', 'collection_activity.minutes', 'collection_activity.revision',
] as const; // prettier-ignore

type Row = Selectable<Database['collection_activity']>;

export const toActivity = (
  row: Omit<Row, 'search' | 'account_id' | 'created_at' | 'updated_at'>,
): Activity => ({
  id: row.id,
  organizationId: row.organization_id,
  kind: row.kind as ActivityKind,
  heldOn: row.held_on,
  place: row.place,
  ledBy: row.led_by,
  participants: row.participants,
  households: row.households,
  enterprises: row.enterprises,
  slips: row.slips,
  minutes: row.minutes,
  revision: row.revision,
});

/** Columns of what is written down about an activity. */
export const recordColumns = (record: ActivityRecord) => ({
  held_on: record.heldOn,
  place: record.place,
  led_by: record.ledBy,
  participants: record.participants,
  households: record.households,
  enterprises: record.enterprises,
  slips: record.slips,
  minutes: record.minutes,
  search: bigramVector(record.place, record.ledBy, record.minutes),
});

/**
 * The activity and its organization, when the actor may read or keep its records.
 * @throws DomainError `activity.not-found`, `need.not-found`, `access.denied`
 */
export async function takeActivity(
  ctx: Pick<Context, 'db' | 'actor'>,
  id: Id,
  action: 'need.read' | 'need.record',
): Promise<{ activity: Activity; organization: Organization }> {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('collection_activity')
        .select(ACTIVITY_COLUMNS)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw notFound('activity');
  const organization = await organizationFacts(ctx, row.organization_id);
  const { path, parentId } = organization;
  permit(ctx.actor, action, { organizationId: organization.id, path, parentId });
  return { activity: toActivity(row), organization };
}
