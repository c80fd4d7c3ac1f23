-- What residents send without an account, to an organization or about one published item, and what became of it.

create table suggestion (
  -- Random, and of the time only the day is kept: neither tells who was at a counter at that minute.
  id uuid primary key,
  organization_id uuid not null references organization (id),
  -- The published item it is about; null when it went into the box of the organization.
  item_id uuid references item (id),
  -- Keyed hash of the tracking code, which itself is kept nowhere.
  code_hash bytea not null unique,
  -- The words as sent and how to reach the sender, sealed with the office's secret.
  original bytea not null,
  contact bytea,
  -- Without numbers of private persons; after moderation the words as edited. Empty once it was handed over.
  text text not null,
  place text,
  state text not null check (state in ('received', 'accepted', 'merged', 'refused', 'handedOver', 'spam')),
  -- Came in a flood: waits in a queue of its own, so that the others are read in time.
  held boolean not null,
  -- The first one of those that say nearly the same.
  alike_to_id uuid references suggestion (id),
  -- The suggestion on the same item that it was put together with.
  merged_into_id uuid references suggestion (id),
  -- Why it was refused, or which channel it was handed to.
  reason text,
  -- What the sender is told about that.
  answer text,
  reference text,
  received_on date not null,
  decided_on date,
  account_id uuid,
  revision int not null,
  bands int[] not null,
  search tsvector not null
);
create index suggestion_organization on suggestion (organization_id, received_on desc, id desc);
create index suggestion_waiting on suggestion (organization_id, received_on, id) where state = 'received';
create index suggestion_item on suggestion (item_id, received_on desc, id desc) where item_id is not null;
create index suggestion_alike on suggestion (alike_to_id) where alike_to_id is not null;
create index suggestion_merged on suggestion (merged_into_id) where merged_into_id is not null;
create index suggestion_bands on suggestion using gin (bands);
create index suggestion_search on suggestion using gin (search);

-- What the committing organization answers in public to a suggestion on an item. A later reply adds to the earlier.
create table suggestion_reply (
  id uuid primary key,
  suggestion_id uuid not null references suggestion (id),
  number int not null,
  outcome text not null check (outcome in ('adopted', 'partly', 'explained')),
  text text not null,
  -- The version of the letter that the suggestion set going; public once that version is.
  letter_version int,
  account_id uuid,
  author_name text not null,
  replied_on date not null,
  unique (suggestion_id, number)
);

-- Whether it was done as asked, said once for each reply by whoever holds the tracking code.
create table suggestion_mark (
  reply_id uuid not null references suggestion_reply (id),
  suggestion_id uuid not null references suggestion (id),
  done boolean not null,
  marked_on date not null,
  primary key (reply_id, suggestion_id)
);
