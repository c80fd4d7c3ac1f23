-- Two levels of review, the vote of the branch, what a reviewer proposes to write instead, and taking a decision back.

alter table letter add column review_level smallint not null default 1 check (review_level in (1, 2));

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
