-- Why an item was found unfulfilled, and by whom: said before any rectification order.
create table item_finding (
  id uuid primary key,
  item_id uuid not null references item (id),
  reason text not null,
  account_id uuid,
  found_by_name text not null,
  found_on date not null,
  at timestamptz not null
);
create index item_finding_item on item_finding (item_id, id);

-- The verify desk and the appraisal list are entered by the reviewer; letters are few per reviewer at every level.
create index letter_reviewer on letter (reviewer_organization_id, round_id);
create index organization_successor on organization (successor_id) where successor_id is not null;

create index rectification_order_due on rectification_order (state, due_on, id);
