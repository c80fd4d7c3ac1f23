-- Roll-ups read a subtree from the index alone.
create index organization_subtree on organization (path) include (id, state);
-- Whose reviews were passed on is asked with every look at the review queue.
create index organization_closed on organization (id) where state = 'closed' and successor_id is null;
-- Room beside each item for its next state, so that a progress note touches none of its indexes.
alter table item set (fillfactor = 80);
