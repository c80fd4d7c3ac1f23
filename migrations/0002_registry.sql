-- Who: organizations, people, accounts and their grants.

create table organization (
  id uuid primary key,
  serial int generated always as identity unique,
  parent_id uuid references organization (id),
  -- '/key/key/': a subtree is the range of paths that start with it.
  path text collate "C" not null unique,
  depth smallint not null,
  code text not null unique,
  name text not null,
  short_name text,
  kind text not null check (kind in ('localCommittee', 'workCommittee', 'committee', 'generalBranch', 'branch', 'cell', 'leadingGroup')),
  domain text check (domain in ('rural', 'community', 'organ', 'institution', 'school', 'stateEnterprise', 'privateEnterprise', 'socialOrganization', 'other')),
  secretary_name text,
  supervision_phone text,
  reported_members int check (reported_members >= 0),
  position int not null,
  state text not null check (state in ('active', 'closed')),
  founded_on date,
  closed_on date,
  successor_id uuid references organization (id),
  revision int not null,
  search tsvector not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index organization_parent on organization (parent_id, position, id);
create index organization_name on organization (name);
create index organization_short_name on organization (short_name);
create index organization_search on organization using gin (search);
create index organization_successor on organization (successor_id) where successor_id is not null;
-- Roll-ups read a subtree from the index alone.
create index organization_subtree on organization (path) include (id, state);
-- Whose reviews were passed on is asked with every look at the review queue.
create index organization_closed on organization (id) where state = 'closed' and successor_id is null;
-- How few branches there are below the city, a county or a township: roll-ups group by the beginning of the path.
create statistics organization_city on (left(path, 23)) from organization;
create statistics organization_county on (left(path, 34)) from organization;
create statistics organization_township on (left(path, 45)) from organization;

create table organization_change (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  kind text not null check (kind in ('created', 'renamed', 'moved', 'mergedInto', 'mergedFrom', 'closed', 'updated')),
  effective_on date not null,
  before jsonb not null,
  after jsonb not null,
  reason text,
  account_id uuid,
  at timestamptz not null
);
create index organization_change_organization on organization_change (organization_id, id);

create table person (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  -- Where a mobile member takes part; the host organization counts the member.
  host_organization_id uuid references organization (id),
  -- The host if there is one, else the home: the organization that expects a letter.
  counted_organization_id uuid not null references organization (id),
  name text not null,
  kind text not null check (kind in ('fullMember', 'probationaryMember', 'prospectiveMember', 'activist')),
  post text,
  leading_cadre boolean not null,
  mobile boolean not null,
  joined_on date,
  joined_precision text check (joined_precision in ('day', 'month', 'year')),
  external_key text unique,
  state text not null check (state in ('active', 'left')),
  left_on date,
  left_reason text,
  revision int not null,
  search tsvector not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_organization on person (organization_id, name, id);
create index person_counted on person (counted_organization_id, state, id);
create index person_search on person using gin (search);
-- The few among half a million that the roster is asked for: hosted elsewhere, mobile, off the roster.
create index person_hosted on person (organization_id) where host_organization_id is not null;
create index person_mobile on person (counted_organization_id) where mobile;
create index person_left on person (counted_organization_id) where state = 'left';

-- People a round expects (members) and people who may take part (prospective members, activists), per organization.
create table headcount (
  organization_id uuid primary key references organization (id),
  members int not null check (members >= 0),
  volunteers int not null check (volunteers >= 0)
) with (fillfactor = 50);

create table account (
  id uuid primary key,
  login text not null unique,
  name text not null,
  person_id uuid references person (id),
  password_hash text,
  state text not null check (state in ('invited', 'active', 'disabled')),
  slip_hash bytea,
  slip_expires_at timestamptz,
  failed_count int not null,
  locked_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index account_person on account (person_id) where person_id is not null;

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null
);
create index session_account on session (account_id);

-- "grant" is a reserved word.
create table access_grant (
  id uuid primary key,
  account_id uuid not null references account (id),
  organization_id uuid not null references organization (id),
  role text not null check (role in ('office', 'secretary', 'leader', 'clerk', 'member', 'auditor')),
  from_day date not null,
  until_day date,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz
);
-- Accounts are listed by all their grants, ended ones included.
create index access_grant_account on access_grant (account_id);
create index access_grant_organization on access_grant (organization_id);

create table import_job (
  id uuid primary key,
  kind text not null check (kind in ('organizations', 'people', 'needs', 'letters')),
  organization_id uuid references organization (id),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'refused', 'queued', 'running', 'done', 'failed', 'abandoned')),
  refusal jsonb,
  header jsonb,
  mapping jsonb,
  summary jsonb,
  faults jsonb,
  progress_rows int not null,
  total_rows int,
  error_file_sha256 text,
  account_id uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index import_job_created on import_job (created_at desc, id desc);
create index import_job_account on import_job (account_id, created_at desc);
