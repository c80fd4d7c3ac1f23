-- The office itself and what every verb writes beside its own change.

create table office (
  id smallint primary key check (id = 1),
  name text not null,
  short_name text not null,
  supervision_phone text,
  setup_hash bytea,
  set_up_at timestamptz
);

-- A write sent twice answers with what the first one answered.
create table request_key (
  key text primary key,
  account_id uuid,
  digest text not null,
  response jsonb,
  created_at timestamptz not null
);
create index request_key_created_at on request_key (created_at);

create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  organization_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_organization on audit_entry (organization_id, id);

create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'makeUp')),
  name text not null,
  provisional boolean not null
);

-- Portal pages drawn before the last change of the version are not served again.
create table content_version (
  id smallint primary key check (id = 1),
  version bigint not null
);
insert into content_version (id, version) values (1, 1);

-- Transparency log: pending rows are written with the change itself and get their index and chain hash afterwards.
create table log_pending (
  id uuid primary key,
  subject text not null,
  kind text not null,
  revision int not null,
  entry text not null,
  created_at timestamptz not null,
  unique (subject, kind, revision)
);

create table log_entry (
  index bigint primary key,
  subject text not null,
  kind text not null,
  revision int not null,
  entry text not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  logged_at timestamptz not null,
  unique (subject, kind, revision)
);

-- The public document behind a log entry and the salt its digest is made with.
create table log_document (
  subject text not null,
  kind text not null,
  revision int not null,
  salt bytea not null check (length(salt) = 16),
  document jsonb not null,
  digest bytea not null check (length(digest) = 32),
  primary key (subject, kind, revision)
);
