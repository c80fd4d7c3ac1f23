-- Recurring good deeds: what is promised for every month, quarter, half-year or year.

-- {every, times}; null = promised once.
alter table item add column recurrence jsonb;

-- The dated deeds of a recurring item. Which ones are late follows from the day, so it is not stored.
create table occurrence (
  item_id uuid not null references item (id),
  -- '2026-03', '2026-Q1', '2026-H1' or '2026'.
  period text not null,
  -- Counts within the period from 1.
  nth smallint not null,
  due_on date not null,
  -- As the newest mark says.
  done_on date,
  primary key (item_id, period, nth)
);
create index occurrence_open on occurrence (due_on, item_id) where done_on is null;

-- Who said when that a deed was done, or took it back; never changed afterwards.
create table occurrence_mark (
  id uuid primary key,
  item_id uuid not null references item (id),
  period text not null,
  nth smallint not null,
  -- Null = taken back.
  done_on date,
  -- What was done, or why it was taken back.
  note text not null,
  account_id uuid,
  author_name text not null,
  at timestamptz not null
);
create index occurrence_mark_item on occurrence_mark (item_id, id);
