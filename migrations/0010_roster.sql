-- The few among half a million that the roster is asked for: hosted elsewhere, mobile, off the roster.

create index person_hosted on person (organization_id) where host_organization_id is not null;
create index person_mobile on person (counted_organization_id) where mobile;
create index person_left on person (counted_organization_id) where state = 'left';
