-- What residents want: where each need was heard, what it was merged into, where it went.

create table collection_activity (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  kind text not null check (kind in ('discussionMeeting', 'visit', 'suggestionBox')),
  held_on date not null,
  place text not null,
  -- Who led the meeting, paid the visit or emptied the box.
  led_by text not null,
  participants int check (participants >= 0),
  households int check (households >= 0),
  enterprises int check (enterprises >= 0),
  slips int check (slips >= 0),
  minutes text not null,
  account_id uuid,
  revision int not null,
  search tsvector not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index collection_activity_organization on collection_activity (organization_id, held_on desc, id desc);

-- A file kept beside something; what it belongs to decides who may open it.
create table attachment (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  subject_kind text not null,
  subject_id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  account_id uuid,
  at timestamptz not null,
  removed_at timestamptz
);
create index attachment_subject on attachment (subject_id, id) where removed_at is null;

alter table need drop constraint need_state_check;
alter table need add constraint need_state_check
  check (state in ('new', 'adopted', 'answered', 'declined', 'done', 'merged'));
alter table need
  add column merged_into_id uuid references need (id),
  -- On the portal's list of needs that nobody took up.
  add column public boolean not null default false,
  -- Near-duplicates share a band.
  add column bands int[] not null default '{}';
create index need_bands on need using gin (bands) where state <> 'merged';
create index need_waiting_public on need (heard_on desc, id desc) where public and state in ('new', 'declined');
create index need_merged on need (merged_into_id) where merged_into_id is not null;

-- Each time a need was heard, in the words of that time. A need holds the sum of its sources.
create table need_source (
  id uuid primary key,
  need_id uuid not null references need (id),
  source text not null check (source in ('discussionMeeting', 'visit', 'suggestionBox', 'questionnaire', 'hotline', 'rectificationLeftover', 'other')),
  activity_id uuid references collection_activity (id),
  suggestion_id uuid,
  questionnaire_id uuid,
  -- Its number in the books it was taken from: hotline order, list of leftovers.
  reference text,
  text text not null,
  place text,
  raised_count int not null check (raised_count > 0),
  heard_on date not null,
  -- The need it was first heard as, when that one was merged into this one.
  merged_from_id uuid references need (id),
  -- By when a leftover had to be put right.
  deadline date,
  account_id uuid,
  at timestamptz not null
);
-- What was recorded before is its own first source.
insert into need_source (id, need_id, source, text, place, raised_count, heard_on, account_id, at)
select id, id, source, text, place, raised_count, heard_on, account_id, created_at from need;
create index need_source_need on need_source (need_id, id);
create index need_source_activity on need_source (activity_id) where activity_id is not null;
create index need_source_suggestion on need_source (suggestion_id) where suggestion_id is not null;
create index need_source_questionnaire on need_source (questionnaire_id) where questionnaire_id is not null;
create index need_source_reference on need_source (source, reference) where reference is not null;

-- Passed up or sideways to the organization in charge.
create table need_transfer (
  id uuid primary key,
  need_id uuid not null references need (id),
  from_organization_id uuid not null references organization (id),
  to_organization_id uuid not null references organization (id),
  reason text not null,
  account_id uuid,
  author_name text not null,
  at timestamptz not null
);
create index need_transfer_need on need_transfer (need_id, id);
create index need_transfer_from on need_transfer (from_organization_id, need_id);
