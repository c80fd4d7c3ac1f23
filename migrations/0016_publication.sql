-- What: who agreed to be named, what the secrecy check decided, publication at a set hour, where else a letter was shown, and its withdrawal.

alter table letter
  -- Published under the name of a leading cadre; a later change of post does not unsay it.
  add column as_cadre boolean not null default false,
  -- Taken off the portal by a visible act; the versions stay in the log.
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text,
  add column withdrawn_by uuid references organization (id);
update letter set as_cadre = true
  where published_version is not null
    and person_id in (select id from person where leading_cadre);
create index letter_published_at on letter (organization_id, round_id, id) where published_version is not null;

-- One standing consent per person and round; a withdrawn one stays as the proof of both acts.
create table publication_consent (
  id uuid primary key,
  person_id uuid not null references person (id),
  round_id uuid not null references round (id),
  channel text not null check (channel in ('paper', 'click')),
  text_version int not null,
  given_on date not null,
  account_id uuid,
  recorded_by_name text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_channel text check (withdrawn_channel in ('paper', 'click')),
  withdrawn_account_id uuid,
  withdrawn_by_name text
);
create unique index publication_consent_standing on publication_consent (person_id, round_id) where withdrawn_at is null;
create index publication_consent_person on publication_consent (person_id, id);

-- 保密审查 of one version: by whom, and what became of every finding.
create table publication_check (
  letter_id uuid not null references letter (id),
  version int not null,
  checked_by_name text not null,
  checked_on date not null,
  findings jsonb not null,
  account_id uuid,
  at timestamptz not null,
  primary key (letter_id, version)
);

create table publication_schedule (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  version int not null,
  publish_at timestamptz not null,
  state text not null check (state in ('waiting', 'done', 'refused', 'cancelled')),
  account_id uuid not null references account (id),
  scheduled_by_name text not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  -- Why the hour passed without publication.
  refusal text
);
create unique index publication_schedule_waiting on publication_schedule (letter_id) where state = 'waiting';
create index publication_schedule_due on publication_schedule (publish_at) where state = 'waiting';
create index publication_schedule_letter on publication_schedule (letter_id, id);
create index publication_schedule_refused on publication_schedule (letter_id) where state = 'refused';

-- A reading, a posting on the board or a handing out, of one letter or of many at once.
create table publication_occasion (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  round_id uuid not null references round (id),
  channel text not null check (channel in ('meetingReading', 'noticeBoard', 'handout')),
  held_on date not null,
  place text,
  account_id uuid,
  recorded_by_name text not null,
  at timestamptz not null
);
create index publication_occasion_organization on publication_occasion (organization_id, id);

create table publication_occasion_letter (
  occasion_id uuid not null references publication_occasion (id),
  letter_id uuid not null references letter (id),
  version int not null,
  taken_back_at timestamptz,
  taken_back_by_name text,
  taken_back_reason text,
  primary key (occasion_id, letter_id)
);
create index publication_occasion_letter_letter on publication_occasion_letter (letter_id) where taken_back_at is null;

-- The words as they were published, where the secrecy check masked some of them; the version itself keeps what was written.

alter table letter_version
  add column published_content jsonb,
  add column published_reason text;
