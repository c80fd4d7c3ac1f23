-- Where and as what a letter counts in the coverage: it follows the person, while the letter stays where it was written.
alter table letter add column counts_as text not null check (counts_as in ('organization', 'member', 'volunteer'));
alter table letter add column counts_at uuid not null references organization (id);

alter table oral_commitment add column counts_as text not null check (counts_as in ('member', 'volunteer'));
