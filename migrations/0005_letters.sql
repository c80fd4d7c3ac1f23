-- Where and as what a letter counts in the coverage: it follows the person, while the letter stays where it was written.
-- 'gone': the person left the roster, so nobody is expected any more.
alter table letter add column counts_as text not null check (counts_as in ('organization', 'member', 'volunteer', 'gone'));
alter table letter add column counts_at uuid not null references organization (id);

alter table oral_commitment add column counts_as text not null check (counts_as in ('member', 'volunteer', 'gone'));
