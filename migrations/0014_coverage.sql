-- Coverage by kind of person, and the mail of the day.

-- Of the members and volunteers, how many are 预备党员 and 积极分子; the others are 正式党员 and 发展对象.
alter table headcount
  add column probationary_members int not null default 0 check (probationary_members >= 0),
  add column activists int not null default 0 check (activists >= 0);
update headcount h set probationary_members = c.probationary_members, activists = c.activists
from (
  select counted_organization_id as id,
    count(*) filter (where kind = 'probationaryMember') as probationary_members,
    count(*) filter (where kind = 'activist') as activists
  from person where state = 'active' group by 1
) c
where c.id = h.organization_id;

alter table letter drop constraint letter_counts_as_check;
update letter set counts_as = person.kind from person
where person.id = letter.person_id and letter.counts_as in ('member', 'volunteer');
alter table letter add constraint letter_counts_as_check
  check (counts_as in ('organization', 'fullMember', 'probationaryMember', 'prospectiveMember', 'activist', 'gone'));

alter table oral_commitment drop constraint oral_commitment_counts_as_check;
update oral_commitment oral set counts_as = person.kind from person
where person.id = oral.person_id and oral.counts_as in ('member', 'volunteer');
alter table oral_commitment add constraint oral_commitment_counts_as_check
  check (counts_as in ('fullMember', 'probationaryMember', 'prospectiveMember', 'activist', 'gone'));

-- As what the exempted was expected.
alter table exemption add column counts_as text not null default 'organization'
  check (counts_as in ('organization', 'fullMember', 'probationaryMember'));
update exemption set counts_as = case person.kind when 'probationaryMember' then person.kind else 'fullMember' end
from person where person.id = exemption.person_id;
alter table exemption alter column counts_as drop default;
-- The register reads the exemptions of one subtree, and the program looks for those whose last day has passed.
create index exemption_organization on exemption (organization_id, round_id);
create index exemption_until on exemption (until_day) where ended_at is null;

-- Of what is counted beside them, the part of 预备党员 and 积极分子.
alter table round_tally
  add column probationary_written int not null default 0,
  add column probationary_oral int not null default 0,
  add column probationary_exempt int not null default 0,
  add column activists_taking_part int not null default 0;
update round_tally t set probationary_written = c.written, probationary_oral = c.oral, probationary_exempt = c.exempt,
  activists_taking_part = c.activists
from (
  select round_id, at, count(*) filter (where way = 'written' and kind = 'probationaryMember') as written,
    count(*) filter (where way = 'oral' and kind = 'probationaryMember') as oral,
    count(*) filter (where way = 'exempt' and kind = 'probationaryMember') as exempt,
    count(*) filter (where way <> 'exempt' and kind = 'activist') as activists
  from (
    select round_id, counts_at as at, 'written' as way, counts_as as kind from letter
      where published_version is not null or state in ('submitted', 'approved', 'published')
    union all
    select round_id, organization_id, 'oral', counts_as from oral_commitment
    union all
    select round_id, organization_id, 'exempt', counts_as from exemption where ended_at is null
  ) part
  group by round_id, at
) c
where c.round_id = t.round_id and c.at = t.organization_id;

-- Where somebody who works with the office wants the daily digest; kept by the account's owner alone.
alter table account
  add column mail_address text,
  add column mail_digest boolean not null default true,
  -- That of the page where the address was set.
  add column mail_language text not null default 'zh' check (mail_language in ('zh', 'en'));

-- At most one mail per account and day. What was being handed to the mail server when the program fell is never sent
-- again: nobody can know whether it went out.
create table digest_mail (
  account_id uuid not null references account (id),
  day date not null,
  state text not null check (state in ('preparing', 'handing', 'sent', 'nothingToSay', 'failed')),
  tries smallint not null,
  changed_at timestamptz not null,
  primary key (account_id, day)
);
create index digest_mail_day on digest_mail (day, state);
