-- All letters of a round, the last changed first, whatever their state; those of organizations among the many of
-- members; and numbers by their beginning.
create index letter_updated on letter (round_id, updated_at desc, id desc);
create index letter_updated_organization on letter (round_id, updated_at desc, id desc) where person_id is null;
create index letter_number_prefix on letter (number text_pattern_ops);
