-- What an import asks of the person who runs it, what was answered, and which drafts it made.

alter table import_job
  add column questions jsonb,
  -- Answers by the key of the question, and what was chosen beside the columns.
  add column resolutions jsonb;

-- A draft typed by a sheet may be written again by the same sheet as long as its revision is the one left here.
create table letter_import (
  letter_id uuid primary key references letter (id) on delete cascade,
  file_name text not null,
  revision int not null,
  at timestamptz not null
);
