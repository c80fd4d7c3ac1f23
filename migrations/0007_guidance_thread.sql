-- Advice on a letter while it is written. It stays with the item through the versions of the letter.

create table guidance_note (
  id uuid primary key,
  letter_id uuid not null references letter (id) on delete cascade,
  -- Null = the letter as a whole. Items of a draft have no row to refer to.
  item_id uuid,
  -- Null = the beginning of a thread.
  reply_to_id uuid references guidance_note (id) on delete cascade,
  text text not null,
  account_id uuid,
  author_name text not null,
  -- 'author' or the role at the letter's organization.
  written_as text not null check (written_as in ('author', 'office', 'secretary', 'leader', 'clerk')),
  at timestamptz not null,
  -- Of the beginning of a thread: when it was settled, and by whom.
  resolved_at timestamptz,
  resolved_by_name text
);
create index guidance_note_letter on guidance_note (letter_id, id);
create index guidance_note_reply on guidance_note (reply_to_id, id) where reply_to_id is not null;
create index guidance_note_open on guidance_note (letter_id) where reply_to_id is null and resolved_at is null;
