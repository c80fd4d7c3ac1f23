import type { Selectable } from 'kysely';
import type { Database } from '../../platform/index.ts';
import type { Item, ItemState, Letter, LetterContent, LetterState, LetterVersion } from './types.ts';

/** Columns hold only what the verbs of this room wrote, so the words of a row are taken as they are. */
export const toLetter = (row: Selectable<Database['letter']>): Letter => ({
  id: row.id,
  roundId: row.round_id,
  number: row.number,
  committer: row.committer as Letter['committer'],
  organizationId: row.organization_id,
  personId: row.person_id,
  committerName: row.committer_name,
  state: row.state as LetterState,
  version: row.version,
  publishedVersion: row.published_version,
  public: row.public,
  reviewerOrganizationId: row.reviewer_organization_id,
  reviewDueOn: row.review_due_on,
  reviewLevel: row.review_level as Letter['reviewLevel'],
  submittedAt: row.submitted_at,
  submittedBy: row.submitted_by,
  enteredBy: row.entered_by,
  onBehalfReason: row.on_behalf_reason,
  itemsCount: row.items_count,
  countsAs: row.counts_as as Letter['countsAs'],
  countsAt: row.counts_at,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const toVersion = (row: Selectable<Database['letter_version']>): LetterVersion => ({
  letterId: row.letter_id,
  version: row.version,
  state: row.state as LetterState,
  content: row.content as LetterContent,
  reason: row.reason,
  createdBy: row.created_by,
  createdAt: row.created_at,
  submittedBy: row.submitted_by,
  submittedAt: row.submitted_at,
  approvedBy: row.approved_by,
  approvedByName: row.approved_by_name,
  approvedAt: row.approved_at,
  secrecyCheckedBy: row.secrecy_checked_by,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
});

export const toItem = (row: Omit<Selectable<Database['item']>, 'search'>): Item => ({
  id: row.id,
  letterId: row.letter_id,
  roundId: row.round_id,
  organizationId: row.organization_id,
  personId: row.person_id,
  number: row.number,
  ordinal: row.ordinal,
  state: row.state as ItemState,
  category: row.category,
  content: row.content,
  measures: row.measures,
  responsiblePerson: row.responsible_person,
  dueOn: row.due_on,
  targetQuantity: row.target_quantity,
  targetUnit: row.target_unit,
  public: row.public,
  version: row.version,
  publishedAt: row.published_at,
  progress: row.progress,
  quantityReached: row.quantity_reached,
  lastNote: row.last_note,
  lastNoteOn: row.last_note_on,
  notesCount: row.notes_count,
  closedOn: row.closed_on,
  revision: row.revision,
  updatedAt: row.updated_at,
});

export const ITEM_COLUMNS = [
  'id', 'letter_id', 'round_id', 'organization_id', 'person_id', 'number', 'ordinal', 'state', 'category', 'content',
  'measures', 'responsible_person', 'due_on', 'target_quantity', 'target_unit', 'public', 'version', 'published_at',
  'progress', 'quantity_reached', 'last_note', 'last_note_on', 'notes_count', 'closed_on', 'revision', 'updated_at',
] as const; // prettier-ignore
