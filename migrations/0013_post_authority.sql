-- Leading cadres whose post another organization than the branch has authority over: it reviews their letters.
create table post_authority (
  person_id uuid primary key references person (id),
  organization_id uuid not null references organization (id),
  named_by uuid references account (id),
  named_at timestamptz not null
);
create index post_authority_organization on post_authority (organization_id);

alter table review_transfer drop constraint review_transfer_reason_check;
alter table review_transfer add constraint review_transfer_reason_check
  check (reason in ('reviewerClosed', 'organizationMoved', 'officeChanged', 'authorityNamed'));
