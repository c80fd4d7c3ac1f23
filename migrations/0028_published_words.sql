-- What: the words as they were published, where the secrecy check masked some of them; the version itself keeps what was written.

alter table letter_version
  add column published_content jsonb,
  add column published_reason text;
