-- Lists of the portal by category and by due day, of whatever state.
create index item_category_public on item (category, published_at desc, id desc) where public;
create index item_day_public on item (due_on, id) where public;
