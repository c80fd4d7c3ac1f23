-- What happens to a commitment in the five steps. Rows here are appended; only states move.

create table need (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  text text not null,
  category text,
  source text not null check (source in ('discussionMeeting', 'visit', 'suggestionBox', 'questionnaire', 'hotline', 'rectificationLeftover', 'other')),
  place text,
  urgency text not null check (urgency in ('normal', 'urgent')),
  raised_count int not null check (raised_count > 0),
  heard_on date not null,
  state text not null check (state in ('new', 'adopted', 'answered', 'declined', 'done')),
  answer text,
  account_id uuid,
  revision int not null,
  search tsvector not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index need_organization on need (organization_id, state, id);
create index need_search on need using gin (search);

create table item_need (
  item_id uuid not null,
  need_id uuid not null references need (id),
  letter_id uuid not null references letter (id),
  primary key (item_id, need_id)
);
create index item_need_need on item_need (need_id);
create index item_need_letter on item_need (letter_id);

create table review (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  version int not null,
  organization_id uuid not null references organization (id),
  decision text not null check (decision in ('approved', 'returned')),
  reasons jsonb not null,
  opinion text,
  remarks jsonb not null,
  account_id uuid,
  reviewer_name text not null,
  at timestamptz not null,
  unique (letter_id, version, id)
);

create table progress_note (
  id uuid primary key,
  item_id uuid not null references item (id),
  noted_on date not null,
  text text not null,
  progress smallint not null check (progress between 0 and 100),
  quantity numeric,
  account_id uuid,
  author_name text not null,
  at timestamptz not null
);
create index progress_note_item on progress_note (item_id, id);

create table claim (
  id uuid primary key,
  item_id uuid not null references item (id),
  result text not null,
  quantity numeric,
  state text not null check (state in ('pending', 'verified', 'sentBack')),
  account_id uuid,
  claimant_name text not null,
  at timestamptz not null,
  verifier_organization_id uuid references organization (id),
  verifier_account_id uuid,
  verifier_name text,
  opinion text,
  decided_at timestamptz
);
create unique index claim_pending on claim (item_id) where state = 'pending';
create index claim_item on claim (item_id, id);

create table self_check (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  checked_on date not null,
  statement text not null,
  items jsonb not null,
  score numeric not null check (score between 0 and 100),
  account_id uuid,
  author_name text not null,
  at timestamptz not null
);
create index self_check_letter on self_check (letter_id, id);

create table leader_comment (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  leader_name text not null,
  leader_post text,
  commented_on date not null,
  good text not null,
  problem text not null,
  direction text not null,
  score numeric not null check (score between 0 and 100),
  account_id uuid,
  at timestamptz not null
);
create index leader_comment_letter on leader_comment (letter_id, id);

create table public_appraisal (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  held_on date not null,
  place text not null,
  participants int not null check (participants > 0),
  issued int not null check (issued > 0),
  returned int not null check (returned >= 0),
  counts jsonb not null,
  score numeric,
  satisfaction_rate numeric,
  account_id uuid,
  author_name text not null,
  at timestamptz not null
);
create index public_appraisal_letter on public_appraisal (letter_id, id);

create table assessment (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  organization_score numeric not null check (organization_score between 0 and 100),
  parts jsonb not null,
  total numeric not null,
  grade text not null,
  caps jsonb not null,
  opinion text not null,
  state text not null check (state in ('proposed', 'confirmed')),
  account_id uuid,
  assessor_name text not null,
  at timestamptz not null,
  confirmed_by uuid,
  confirmed_by_name text,
  confirmed_at timestamptz
);
create unique index assessment_letter on assessment (letter_id);
create index assessment_confirmed on assessment (confirmed_at desc, id desc) where state = 'confirmed';

create table rectification_order (
  id uuid primary key,
  item_id uuid not null references item (id),
  letter_id uuid not null references letter (id),
  reason text not null,
  due_on date not null,
  state text not null check (state in ('open', 'closed')),
  account_id uuid,
  ordered_by_name text not null,
  ordered_at timestamptz not null,
  closed_at timestamptz
);
create unique index rectification_order_open on rectification_order (item_id) where state = 'open';
create index rectification_order_letter on rectification_order (letter_id, id);
create index rectification_order_due on rectification_order (state, due_on, id);

-- Why an item was found unfulfilled, and by whom: said before any rectification order.
create table item_finding (
  id uuid primary key,
  item_id uuid not null references item (id),
  reason text not null,
  account_id uuid,
  found_by_name text not null,
  found_on date not null,
  at timestamptz not null
);
create index item_finding_item on item_finding (item_id, id);
