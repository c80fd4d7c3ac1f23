-- In which language the mail of the day is written: that of the page where its address was set.
alter table account
  add column mail_language text not null default 'zh' check (mail_language in ('zh', 'en'));
