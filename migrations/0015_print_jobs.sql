-- What: printing of many letters as a job that can be left, found again and resumed, and the files it has made.

create table print_job (
  id uuid primary key,
  account_id uuid not null references account (id),
  organization_id uuid not null references organization (id),
  round_id uuid not null references round (id),
  -- What was ordered: kind of document, copy, paper, whose letters.
  print_order jsonb not null,
  -- Address that stands in the codes.
  origin text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'cleared')),
  letters_total int not null,
  letters_done int not null,
  -- Letters left out, each with the name and the characters no font can print.
  left_out jsonb not null,
  refusal text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index print_job_account on print_job (account_id, id desc);
create index print_job_finished on print_job (finished_at) where state <> 'cleared';

-- One file of a bounded number of letters; the last key is where the next file begins.
create table print_part (
  job_id uuid not null references print_job (id),
  nth int not null,
  letters int not null,
  pages int not null,
  bytes bigint not null,
  first_name text not null,
  last_name text not null,
  last_key jsonb not null,
  file_sha256 text not null,
  primary key (job_id, nth)
);
create index print_part_file on print_part (file_sha256);
