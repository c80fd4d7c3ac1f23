-- What: rounds, letters with their versions, items, and who takes part how.

create table round (
  id uuid primary key,
  code text not null unique,
  name text not null,
  theme text not null,
  goals text not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  settings jsonb not null,
  settings_version int not null,
  starts_on date not null,
  ends_on date not null,
  opened_at timestamptz,
  closed_at timestamptz,
  revision int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table round_settings (
  round_id uuid not null references round (id),
  version int not null,
  settings jsonb not null,
  reason text,
  account_id uuid,
  at timestamptz not null,
  primary key (round_id, version)
);

create table letter_sequence (
  round_id uuid not null references round (id),
  organization_id uuid not null references organization (id),
  last int not null,
  primary key (round_id, organization_id)
);

create table letter (
  id uuid primary key,
  round_id uuid not null references round (id),
  number text not null unique,
  committer text not null check (committer in ('organization', 'person')),
  -- The committing organization, or the branch of the committing person.
  organization_id uuid not null references organization (id),
  person_id uuid references person (id),
  committer_name text not null,
  -- State of the newest version.
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'published')),
  version int not null,
  published_version int,
  public boolean not null,
  reviewer_organization_id uuid references organization (id),
  review_due_on date,
  submitted_at timestamptz,
  submitted_by uuid,
  entered_by uuid,
  on_behalf_reason text,
  items_count int not null,
  -- Where and as what a letter counts in the coverage: it follows the person, while the letter stays where it was written.
  -- 'gone': the person left the roster, so nobody is expected any more.
  counts_as text not null check (counts_as in ('organization', 'member', 'volunteer', 'gone')),
  counts_at uuid not null references organization (id),
  -- Counts every save, so that two editors never overwrite each other.
  revision int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((committer = 'person') = (person_id is not null))
);
create unique index letter_of_organization on letter (round_id, organization_id) where person_id is null;
create unique index letter_of_person on letter (round_id, person_id) where person_id is not null;
create index letter_organization on letter (organization_id, round_id, state, id);
create index letter_review_queue on letter (reviewer_organization_id, review_due_on, id) where state = 'submitted';
create index letter_state on letter (round_id, state, updated_at desc, id desc);
-- The verify desk and the appraisal list are entered by the reviewer; letters are few per reviewer at every level.
create index letter_reviewer on letter (reviewer_organization_id, round_id);
-- All letters of a round, the last changed first, whatever their state; those of organizations among the many of
-- members; and numbers by their beginning.
create index letter_updated on letter (round_id, updated_at desc, id desc);
create index letter_updated_organization on letter (round_id, updated_at desc, id desc) where person_id is null;
create index letter_number_prefix on letter (number text_pattern_ops);

-- Draft and returned versions are worked on; from submission on a version's content never changes again.
create table letter_version (
  letter_id uuid not null references letter (id),
  version int not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'published')),
  content jsonb not null,
  reason text,
  created_by uuid,
  created_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  secrecy_checked_by text,
  published_by uuid,
  published_at timestamptz,
  primary key (letter_id, version)
);

create table item (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  round_id uuid not null references round (id),
  organization_id uuid not null references organization (id),
  person_id uuid references person (id),
  number text not null unique,
  ordinal smallint not null,
  state text not null check (state in ('inProgress', 'reportedDone', 'closedOut', 'unfulfilled', 'underRectification', 'withdrawn')),
  category text not null,
  content text not null,
  measures text not null,
  responsible_person text not null,
  due_on date not null,
  target_quantity numeric,
  target_unit text,
  public boolean not null,
  version int not null,
  published_at timestamptz not null,
  progress smallint not null check (progress between 0 and 100),
  quantity_reached numeric,
  last_note text,
  last_note_on date,
  notes_count int not null,
  closed_on date,
  revision int not null,
  search tsvector not null,
  updated_at timestamptz not null
-- Room beside each item for its next state, so that a progress note touches none of its indexes.
) with (fillfactor = 80);
create index item_letter on item (letter_id, ordinal);
create index item_organization on item (organization_id, round_id, due_on, id);
-- The ledger walks an index in the order of due dates and decides scope, state and committer from it alone.
create index item_due on item (round_id, due_on, id) include (organization_id, state, person_id);
create index item_state_due on item (round_id, state, due_on, id) include (organization_id, person_id);
create index item_latest_public on item (published_at desc, id desc) where public;
create index item_due_public on item (due_on, id) where public and state = 'inProgress';
create index item_closed_public on item (closed_on desc, id desc) where public and state = 'closedOut';
create index item_search on item using gin (search);

create table exemption (
  id uuid primary key,
  round_id uuid not null references round (id),
  organization_id uuid not null references organization (id),
  person_id uuid references person (id),
  reason text not null,
  until_day date,
  account_id uuid,
  at timestamptz not null,
  ended_at timestamptz
);
create unique index exemption_of_person on exemption (round_id, person_id) where ended_at is null and person_id is not null;
create unique index exemption_of_organization on exemption (round_id, organization_id) where ended_at is null and person_id is null;

create table oral_commitment (
  id uuid primary key,
  round_id uuid not null references round (id),
  organization_id uuid not null references organization (id),
  person_id uuid not null references person (id),
  words text not null,
  heard_by text not null,
  spoken_on date not null,
  counts_as text not null check (counts_as in ('member', 'volunteer', 'gone')),
  account_id uuid,
  at timestamptz not null,
  unique (round_id, person_id)
);

-- Counted in the same transaction as the change; rolled up over the subtree when read.
create table round_tally (
  round_id uuid not null references round (id),
  organization_id uuid not null references organization (id),
  members_written int not null default 0,
  members_oral int not null default 0,
  members_exempt int not null default 0,
  volunteers_taking_part int not null default 0,
  organization_written int not null default 0,
  organization_exempt int not null default 0,
  letters_draft int not null default 0,
  letters_submitted int not null default 0,
  letters_returned int not null default 0,
  letters_approved int not null default 0,
  letters_published int not null default 0,
  items_in_progress int not null default 0,
  items_reported_done int not null default 0,
  items_closed_out int not null default 0,
  items_unfulfilled int not null default 0,
  items_under_rectification int not null default 0,
  items_withdrawn int not null default 0,
  primary key (round_id, organization_id)
) with (fillfactor = 50);
create index round_tally_organization on round_tally (organization_id);
