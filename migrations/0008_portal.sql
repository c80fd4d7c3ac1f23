-- What was kept last, for the front page.
create index item_closed_public on item (closed_on desc, id desc) where public and state = 'closedOut';
