// Generated from migrations/*.sql by `npm run generate`; do not edit.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;

export interface AccessGrantTable {
  id: string;
  account_id: string;
  organization_id: string;
  role: string;
  from_day: string;
  until_day: string | null;
  granted_by: string | null;
  granted_at: Timestamp;
  ended_at: Timestamp | null;
  delegated_by: string | null;
  reason: string | null;
}

export interface AccountTable {
  id: string;
  login: string;
  name: string;
  person_id: string | null;
  password_hash: string | null;
  state: string;
  slip_hash: Buffer | null;
  slip_expires_at: Timestamp | null;
  failed_count: number;
  locked_until: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  mail_address: string | null;
  mail_digest: Generated<boolean>;
  mail_language: Generated<string>;
}

export interface AssessmentTable {
  id: string;
  letter_id: string;
  organization_score: number;
  parts: Json;
  total: number;
  grade: string;
  caps: Json;
  opinion: string;
  state: string;
  account_id: string | null;
  assessor_name: string;
  at: Timestamp;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
  confirmed_at: Timestamp | null;
}

export interface AttachmentTable {
  id: string;
  organization_id: string;
  subject_kind: string;
  subject_id: string;
  file_sha256: string;
  file_name: string;
  media_type: string;
  bytes: number;
  account_id: string | null;
  at: Timestamp;
  removed_at: Timestamp | null;
}

export interface AuditEntryTable {
  id: string;
  at: Timestamp;
  account_id: string | null;
  actor_name: string;
  organization_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: Json;
}

export interface CalendarDayTable {
  day: string;
  kind: string;
  name: string;
  provisional: boolean;
}

export interface ClaimTable {
  id: string;
  item_id: string;
  result: string;
  quantity: number | null;
  state: string;
  account_id: string | null;
  claimant_name: string;
  at: Timestamp;
  verifier_organization_id: string | null;
  verifier_account_id: string | null;
  verifier_name: string | null;
  opinion: string | null;
  decided_at: Timestamp | null;
}

export interface CollectionActivityTable {
  id: string;
  organization_id: string;
  kind: string;
  held_on: string;
  place: string;
  led_by: string;
  participants: number | null;
  households: number | null;
  enterprises: number | null;
  slips: number | null;
  minutes: string;
  account_id: string | null;
  revision: number;
  search: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface ContentVersionTable {
  id: number;
  version: number;
}

export interface DigestMailTable {
  account_id: string;
  day: string;
  state: string;
  tries: number;
  changed_at: Timestamp;
}

export interface ExemptionTable {
  id: string;
  round_id: string;
  organization_id: string;
  person_id: string | null;
  reason: string;
  until_day: string | null;
  account_id: string | null;
  at: Timestamp;
  ended_at: Timestamp | null;
  counts_as: string;
}

export interface GuidanceNoteTable {
  id: string;
  letter_id: string;
  item_id: string | null;
  reply_to_id: string | null;
  text: string;
  account_id: string | null;
  author_name: string;
  written_as: string;
  at: Timestamp;
  resolved_at: Timestamp | null;
  resolved_by_name: string | null;
}

export interface HeadcountTable {
  organization_id: string;
  members: number;
  volunteers: number;
  probationary_members: Generated<number>;
  activists: Generated<number>;
}

export interface ImportJobTable {
  id: string;
  kind: string;
  organization_id: string | null;
  file_name: string;
  file_sha256: string;
  file_bytes: number;
  state: string;
  refusal: NullableJson;
  header: NullableJson;
  mapping: NullableJson;
  summary: NullableJson;
  faults: NullableJson;
  progress_rows: number;
  total_rows: number | null;
  error_file_sha256: string | null;
  account_id: string | null;
  created_at: Timestamp;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
  questions: NullableJson;
  resolutions: NullableJson;
}

export interface ItemTable {
  id: string;
  letter_id: string;
  round_id: string;
  organization_id: string;
  person_id: string | null;
  number: string;
  ordinal: number;
  state: string;
  category: string;
  content: string;
  measures: string;
  responsible_person: string;
  due_on: string;
  target_quantity: number | null;
  target_unit: string | null;
  public: boolean;
  version: number;
  published_at: Timestamp;
  progress: number;
  quantity_reached: number | null;
  last_note: string | null;
  last_note_on: string | null;
  notes_count: number;
  closed_on: string | null;
  revision: number;
  search: string;
  updated_at: Timestamp;
  recurrence: NullableJson;
}

export interface ItemFindingTable {
  id: string;
  item_id: string;
  reason: string;
  account_id: string | null;
  found_by_name: string;
  found_on: string;
  at: Timestamp;
}

export interface ItemFingerprintTable {
  item_id: string;
  letter_id: string;
  round_id: string;
  content: string;
  bands: number[];
  same: number;
}

export interface ItemNeedTable {
  item_id: string;
  need_id: string;
  letter_id: string;
}

export interface LeaderCommentTable {
  id: string;
  letter_id: string;
  leader_name: string;
  leader_post: string | null;
  commented_on: string;
  good: string;
  problem: string;
  direction: string;
  score: number;
  account_id: string | null;
  at: Timestamp;
}

export interface LetterTable {
  id: string;
  round_id: string;
  number: string;
  committer: string;
  organization_id: string;
  person_id: string | null;
  committer_name: string;
  state: string;
  version: number;
  published_version: number | null;
  public: boolean;
  reviewer_organization_id: string | null;
  review_due_on: string | null;
  submitted_at: Timestamp | null;
  submitted_by: string | null;
  entered_by: string | null;
  on_behalf_reason: string | null;
  items_count: number;
  counts_as: string;
  counts_at: string;
  revision: number;
  created_at: Timestamp;
  updated_at: Timestamp;
  review_level: Generated<number>;
  warnings_count: number | null;
  as_cadre: Generated<boolean>;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
  withdrawn_by: string | null;
}

export interface LetterImportTable {
  letter_id: string;
  file_name: string;
  revision: number;
  at: Timestamp;
}

export interface LetterSequenceTable {
  round_id: string;
  organization_id: string;
  last: number;
}

export interface LetterVersionTable {
  letter_id: string;
  version: number;
  state: string;
  content: Json;
  reason: string | null;
  created_by: string | null;
  created_at: Timestamp;
  submitted_by: string | null;
  submitted_at: Timestamp | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Timestamp | null;
  secrecy_checked_by: string | null;
  published_by: string | null;
  published_at: Timestamp | null;
  published_content: NullableJson;
  published_reason: string | null;
}

export interface LogDocumentTable {
  subject: string;
  kind: string;
  revision: number;
  salt: Buffer;
  document: Json;
  digest: Buffer;
}

export interface LogEntryTable {
  index: number;
  subject: string;
  kind: string;
  revision: number;
  entry: string;
  previous_hash: Buffer;
  hash: Buffer;
  logged_at: Timestamp;
}

export interface LogPendingTable {
  id: string;
  subject: string;
  kind: string;
  revision: number;
  entry: string;
  created_at: Timestamp;
}

export interface NeedTable {
  id: string;
  organization_id: string;
  text: string;
  category: string | null;
  source: string;
  place: string | null;
  urgency: string;
  raised_count: number;
  heard_on: string;
  state: string;
  answer: string | null;
  account_id: string | null;
  revision: number;
  search: string;
  created_at: Timestamp;
  updated_at: Timestamp;
  merged_into_id: string | null;
  public: Generated<boolean>;
  bands: Generated<number[]>;
}

export interface NeedSourceTable {
  id: string;
  need_id: string;
  source: string;
  activity_id: string | null;
  suggestion_id: string | null;
  questionnaire_id: string | null;
  reference: string | null;
  text: string;
  place: string | null;
  raised_count: number;
  heard_on: string;
  merged_from_id: string | null;
  deadline: string | null;
  account_id: string | null;
  at: Timestamp;
}

export interface NeedTransferTable {
  id: string;
  need_id: string;
  from_organization_id: string;
  to_organization_id: string;
  reason: string;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface OccurrenceTable {
  item_id: string;
  period: string;
  nth: number;
  due_on: string;
  done_on: string | null;
}

export interface OccurrenceMarkTable {
  id: string;
  item_id: string;
  period: string;
  nth: number;
  done_on: string | null;
  note: string;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface OfficeTable {
  id: number;
  name: string;
  short_name: string;
  supervision_phone: string | null;
  setup_hash: Buffer | null;
  set_up_at: Timestamp | null;
}

export interface OralCommitmentTable {
  id: string;
  round_id: string;
  organization_id: string;
  person_id: string;
  words: string;
  heard_by: string;
  spoken_on: string;
  counts_as: string;
  account_id: string | null;
  at: Timestamp;
}

export interface OrganizationTable {
  id: string;
  serial: Generated<number>;
  parent_id: string | null;
  path: string;
  depth: number;
  code: string;
  name: string;
  short_name: string | null;
  kind: string;
  domain: string | null;
  secretary_name: string | null;
  supervision_phone: string | null;
  reported_members: number | null;
  position: number;
  state: string;
  founded_on: string | null;
  closed_on: string | null;
  successor_id: string | null;
  revision: number;
  search: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface OrganizationChangeTable {
  id: string;
  organization_id: string;
  kind: string;
  effective_on: string;
  before: Json;
  after: Json;
  reason: string | null;
  account_id: string | null;
  at: Timestamp;
}

export interface PersonTable {
  id: string;
  organization_id: string;
  host_organization_id: string | null;
  counted_organization_id: string;
  name: string;
  kind: string;
  post: string | null;
  leading_cadre: boolean;
  mobile: boolean;
  joined_on: string | null;
  joined_precision: string | null;
  external_key: string | null;
  state: string;
  left_on: string | null;
  left_reason: string | null;
  revision: number;
  search: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface PostAuthorityTable {
  person_id: string;
  organization_id: string;
  named_by: string | null;
  named_at: Timestamp;
}

export interface PrintJobTable {
  id: string;
  account_id: string;
  organization_id: string;
  round_id: string;
  print_order: Json;
  origin: string;
  state: string;
  letters_total: number;
  letters_done: number;
  left_out: Json;
  refusal: string | null;
  created_at: Timestamp;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
}

export interface PrintPartTable {
  job_id: string;
  nth: number;
  letters: number;
  pages: number;
  bytes: number;
  first_name: string;
  last_name: string;
  last_key: Json;
  file_sha256: string;
}

export interface ProgressNoteTable {
  id: string;
  item_id: string;
  noted_on: string;
  text: string;
  progress: number;
  quantity: number | null;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface PublicAppraisalTable {
  id: string;
  letter_id: string;
  held_on: string;
  place: string;
  participants: number;
  issued: number;
  returned: number;
  counts: Json;
  score: number | null;
  satisfaction_rate: number | null;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface PublicationCheckTable {
  letter_id: string;
  version: number;
  checked_by_name: string;
  checked_on: string;
  findings: Json;
  account_id: string | null;
  at: Timestamp;
}

export interface PublicationConsentTable {
  id: string;
  person_id: string;
  round_id: string;
  channel: string;
  text_version: number;
  given_on: string;
  account_id: string | null;
  recorded_by_name: string;
  at: Timestamp;
  withdrawn_at: Timestamp | null;
  withdrawn_channel: string | null;
  withdrawn_account_id: string | null;
  withdrawn_by_name: string | null;
}

export interface PublicationOccasionTable {
  id: string;
  organization_id: string;
  round_id: string;
  channel: string;
  held_on: string;
  place: string | null;
  account_id: string | null;
  recorded_by_name: string;
  at: Timestamp;
}

export interface PublicationOccasionLetterTable {
  occasion_id: string;
  letter_id: string;
  version: number;
  taken_back_at: Timestamp | null;
  taken_back_by_name: string | null;
  taken_back_reason: string | null;
}

export interface PublicationScheduleTable {
  id: string;
  letter_id: string;
  version: number;
  publish_at: Timestamp;
  state: string;
  account_id: string;
  scheduled_by_name: string;
  at: Timestamp;
  ended_at: Timestamp | null;
  ended_by_name: string | null;
  refusal: string | null;
}

export interface QuestionnaireTable {
  id: string;
  organization_id: string;
  code: string;
  title: string;
  intro: string;
  questions: Json;
  state: string;
  opens_on: string | null;
  closes_on: string | null;
  account_id: string | null;
  revision: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface QuestionnaireAnswerTable {
  id: string;
  questionnaire_id: string;
  channel: string;
  answers: Json;
  answered_on: string;
  entered_by: string | null;
  serial: string | null;
  revision: number;
  search: string;
}

export interface QuestionnaireNeedTable {
  questionnaire_id: string;
  question: number;
  answer_id: string | null;
  choice: number | null;
  need_id: string;
}

export interface RectificationOrderTable {
  id: string;
  item_id: string;
  letter_id: string;
  reason: string;
  due_on: string;
  state: string;
  account_id: string | null;
  ordered_by_name: string;
  ordered_at: Timestamp;
  closed_at: Timestamp | null;
}

export interface RequestKeyTable {
  key: string;
  account_id: string | null;
  digest: string;
  response: NullableJson;
  created_at: Timestamp;
}

export interface ReviewTable {
  id: string;
  letter_id: string;
  version: number;
  organization_id: string;
  decision: string;
  reasons: Json;
  opinion: string | null;
  remarks: Json;
  account_id: string | null;
  reviewer_name: string;
  at: Timestamp;
  level: Generated<number>;
  vote: NullableJson;
  edits: Json;
  waited_since: Timestamp | null;
  due_on: string | null;
  letter_revision: Generated<number>;
  undone_at: Timestamp | null;
}

export interface ReviewAnswerTable {
  review_id: string;
  item_id: string;
  text: string;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface ReviewTransferTable {
  id: string;
  letter_id: string;
  from_organization_id: string;
  to_organization_id: string;
  reason: string;
  at: Timestamp;
}

export interface RoundTable {
  id: string;
  code: string;
  name: string;
  theme: string;
  goals: string;
  state: string;
  settings: Json;
  settings_version: number;
  starts_on: string;
  ends_on: string;
  opened_at: Timestamp | null;
  closed_at: Timestamp | null;
  revision: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface RoundSettingsTable {
  round_id: string;
  version: number;
  settings: Json;
  reason: string | null;
  account_id: string | null;
  at: Timestamp;
}

export interface RoundTallyTable {
  round_id: string;
  organization_id: string;
  members_written: Generated<number>;
  members_oral: Generated<number>;
  members_exempt: Generated<number>;
  volunteers_taking_part: Generated<number>;
  organization_written: Generated<number>;
  organization_exempt: Generated<number>;
  letters_draft: Generated<number>;
  letters_submitted: Generated<number>;
  letters_returned: Generated<number>;
  letters_approved: Generated<number>;
  letters_published: Generated<number>;
  items_in_progress: Generated<number>;
  items_reported_done: Generated<number>;
  items_closed_out: Generated<number>;
  items_unfulfilled: Generated<number>;
  items_under_rectification: Generated<number>;
  items_withdrawn: Generated<number>;
  probationary_written: Generated<number>;
  probationary_oral: Generated<number>;
  probationary_exempt: Generated<number>;
  activists_taking_part: Generated<number>;
}

export interface SavedViewTable {
  id: string;
  account_id: string;
  page: string;
  name: string;
  query: string;
  created_at: Timestamp;
}

export interface SelfCheckTable {
  id: string;
  letter_id: string;
  checked_on: string;
  statement: string;
  items: Json;
  score: number;
  account_id: string | null;
  author_name: string;
  at: Timestamp;
}

export interface SessionTable {
  token_hash: Buffer;
  account_id: string;
  created_at: Timestamp;
  seen_at: Timestamp;
  expires_at: Timestamp;
  device: string;
}

export interface SuggestionTable {
  id: string;
  organization_id: string;
  item_id: string | null;
  code_hash: Buffer;
  original: Buffer;
  contact: Buffer | null;
  text: string;
  place: string | null;
  state: string;
  held: boolean;
  alike_to_id: string | null;
  merged_into_id: string | null;
  reason: string | null;
  answer: string | null;
  reference: string | null;
  received_on: string;
  decided_on: string | null;
  account_id: string | null;
  revision: number;
  bands: number[];
  search: string;
}

export interface SuggestionMarkTable {
  reply_id: string;
  suggestion_id: string;
  done: boolean;
  marked_on: string;
}

export interface SuggestionReplyTable {
  id: string;
  suggestion_id: string;
  number: number;
  outcome: string;
  text: string;
  letter_version: number | null;
  account_id: string | null;
  author_name: string;
  replied_on: string;
}

export interface Database {
  access_grant: AccessGrantTable;
  account: AccountTable;
  assessment: AssessmentTable;
  attachment: AttachmentTable;
  audit_entry: AuditEntryTable;
  calendar_day: CalendarDayTable;
  claim: ClaimTable;
  collection_activity: CollectionActivityTable;
  content_version: ContentVersionTable;
  digest_mail: DigestMailTable;
  exemption: ExemptionTable;
  guidance_note: GuidanceNoteTable;
  headcount: HeadcountTable;
  import_job: ImportJobTable;
  item: ItemTable;
  item_finding: ItemFindingTable;
  item_fingerprint: ItemFingerprintTable;
  item_need: ItemNeedTable;
  leader_comment: LeaderCommentTable;
  letter: LetterTable;
  letter_import: LetterImportTable;
  letter_sequence: LetterSequenceTable;
  letter_version: LetterVersionTable;
  log_document: LogDocumentTable;
  log_entry: LogEntryTable;
  log_pending: LogPendingTable;
  need: NeedTable;
  need_source: NeedSourceTable;
  need_transfer: NeedTransferTable;
  occurrence: OccurrenceTable;
  occurrence_mark: OccurrenceMarkTable;
  office: OfficeTable;
  oral_commitment: OralCommitmentTable;
  organization: OrganizationTable;
  organization_change: OrganizationChangeTable;
  person: PersonTable;
  post_authority: PostAuthorityTable;
  print_job: PrintJobTable;
  print_part: PrintPartTable;
  progress_note: ProgressNoteTable;
  public_appraisal: PublicAppraisalTable;
  publication_check: PublicationCheckTable;
  publication_consent: PublicationConsentTable;
  publication_occasion: PublicationOccasionTable;
  publication_occasion_letter: PublicationOccasionLetterTable;
  publication_schedule: PublicationScheduleTable;
  questionnaire: QuestionnaireTable;
  questionnaire_answer: QuestionnaireAnswerTable;
  questionnaire_need: QuestionnaireNeedTable;
  rectification_order: RectificationOrderTable;
  request_key: RequestKeyTable;
  review: ReviewTable;
  review_answer: ReviewAnswerTable;
  review_transfer: ReviewTransferTable;
  round: RoundTable;
  round_settings: RoundSettingsTable;
  round_tally: RoundTallyTable;
  saved_view: SavedViewTable;
  self_check: SelfCheckTable;
  session: SessionTable;
  suggestion: SuggestionTable;
  suggestion_mark: SuggestionMarkTable;
  suggestion_reply: SuggestionReplyTable;
}
