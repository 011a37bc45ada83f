--liquibase formatted sql

--changeset customers:010-fold-company-search
--comment: Typing variants find each other (shared:001-create-search-fold).
alter table company drop column search_text;
alter table company add column search_text text not null generated always as (search_fold(
    name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(city, '') || ' ' || coalesce(tax_id, '')
         || ' ' || coalesce(phone, ''))) stored;
create index company_search_text on company using gin (search_text gin_trgm_ops);
drop index company_by_prefix;
create index company_by_prefix on company (search_fold(name) text_pattern_ops, id) where active;
create index company_folded_name on company using gin (search_fold(name) gin_trgm_ops);

--changeset customers:010-fold-contact-search
--comment: People are also found by their company's name, so it is part of their text: "text or name of the company" in one condition keeps the planner from both indexes.
alter table contact drop column search_text;
alter table contact add column search_text text;
create function contact_search_text(who contact, company_name text) returns text language sql stable
    return search_fold(concat_ws(' ', who.name, who.email, who.phone, company_name));
update contact k set search_text = contact_search_text(k, c.name) from company c where c.id = k.company_id;
alter table contact alter column search_text set not null;
create index contact_search_text on contact using gin (search_text gin_trgm_ops);

--changeset customers:010-keep-contact-search splitStatements:false
create function contact_keep_search() returns trigger language plpgsql as $$
begin
    new.search_text := contact_search_text(new, (select name from company where id = new.company_id));
    return new;
end $$;
create trigger contact_keep_search before insert or update on contact
    for each row execute function contact_keep_search();

create function contact_follow_company() returns trigger language plpgsql as $$
begin
    update contact set search_text = contact_search_text(contact, new.name) where company_id = new.id;
    return null;
end $$;
create trigger contact_follow_company after update on company
    for each row when (old.name is distinct from new.name) execute function contact_follow_company();
