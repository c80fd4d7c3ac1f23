-- Roll-ups read a subtree from the index alone.
create index organization_subtree on organization (path) include (id, state);
-- Whose reviews were passed on is asked with every look at the review queue.
create index organization_closed on organization (id) where state = 'closed' and successor_id is null;
-- Room beside each item for its next state, so that a progress note touches none of its indexes.
alter table item set (fillfactor = 80);
-- How few branches there are below the city, a county or a township: roll-ups group by the beginning of the path.
create statistics organization_city on (left(path, 23)) from organization;
create statistics organization_county on (left(path, 34)) from organization;
create statistics organization_township on (left(path, 45)) from organization;
