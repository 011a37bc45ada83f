--liquibase formatted sql

--changeset customers:002-sort-by-name
--comment: Lists sort Thai names as Thai dictionaries do; the index must have the same collation as the query.
drop index company_name;
create index company_by_name on company (name collate "th-x-icu", id);
create index company_by_country on company (country, name collate "th-x-icu", id);
create index company_premium on company (name collate "th-x-icu", id) where tier = 'PREMIUM';
create index company_inactive on company (name collate "th-x-icu", id) where not active;
create index contact_by_name on contact (name collate "th-x-icu", id);
create index contact_inactive on contact (name collate "th-x-icu", id) where not active;
create index contact_by_email on contact (lower(email));

--changeset customers:002-search-text
--comment: One text per row for the search box. The index on the name alone stays: it finds similar names.
alter table company add column search_text text not null generated always as (
    name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(city, '') || ' ' || coalesce(tax_id, '')
         || ' ' || coalesce(phone, '')) stored;
create index company_search_text on company using gin (search_text gin_trgm_ops);
alter table contact add column search_text text not null generated always as (
    name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) stored;
create index contact_search_text on contact using gin (search_text gin_trgm_ops);
drop index contact_search;

--changeset customers:002-index-references
create index company_of_account_manager on company (account_manager_id) where account_manager_id is not null;
