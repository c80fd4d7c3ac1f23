-- The ledger walks an index in the order of due dates and decides scope, state and committer from it alone.
drop index item_due;
create index item_due on item (round_id, due_on, id) include (organization_id, state, person_id);
drop index item_state_due;
create index item_state_due on item (round_id, state, due_on, id) include (organization_id, person_id);
