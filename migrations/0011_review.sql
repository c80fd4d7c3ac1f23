-- Two levels of review, the vote of the branch, what a reviewer proposes to write instead, and taking a decision back.

alter table letter
  add column review_level smallint not null default 1 check (review_level in (1, 2)),
  -- What the checks warned of when the letter was handed in; null before.
  add column warnings_count int;

alter table review
  add column level smallint not null default 1 check (level in (1, 2)),
  -- Present, for, against, abstained, and the day of the meeting.
  add column vote jsonb,
  -- Item → field → the words proposed.
  add column edits jsonb,
  -- When the version reached this reviewer, and by when it had to be decided.
  add column waited_since timestamptz,
  add column due_on date,
  -- How the letter stood after the decision: it can be taken back as long as nobody went on from there.
  add column letter_revision int not null default 0,
  add column undone_at timestamptz;
update review set edits = '{}';
alter table review alter column edits set not null;
create index review_organization on review (organization_id, at desc, id desc);

-- What the author answered to a remark when handing in again.
create table review_answer (
  review_id uuid not null references review (id),
  item_id uuid not null,
  text text not null,
  account_id uuid,
  author_name text not null,
  at timestamptz not null,
  primary key (review_id, item_id)
);

-- An open review that goes to another organization because the tree or the offices changed, and why.
create table review_transfer (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  from_organization_id uuid not null references organization (id),
  to_organization_id uuid not null references organization (id),
  reason text not null check (reason in ('reviewerClosed', 'organizationMoved', 'officeChanged')),
  at timestamptz not null
);
create index review_transfer_letter on review_transfer (letter_id, id);

-- Somebody's office taken over by somebody else for a few days.
alter table access_grant
  add column delegated_by uuid references account (id),
  add column reason text;

-- Filters of a list that an account keeps under a name.
create table saved_view (
  id uuid primary key,
  account_id uuid not null references account (id),
  page text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null
);
create index saved_view_account on saved_view (account_id, page, id);
