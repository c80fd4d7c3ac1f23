-- Accounts are listed by all their grants, ended ones included, once none is left in force.

drop index access_grant_account;
drop index access_grant_organization;
create index access_grant_account on access_grant (account_id);
create index access_grant_organization on access_grant (organization_id);
