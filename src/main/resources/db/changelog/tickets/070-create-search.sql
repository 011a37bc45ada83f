--liquibase formatted sql

--changeset tickets:070-create-search
--comment: What the search of tickets reads (docs/decisions/0040): all words of a ticket in one text, so that one index finds those that have all words, whatever part each of them is in. A table of its own, because a ticket's row changes with every step, and each change would go into the large indexes again.
--comment: Both begin with a blank: a word then begins after one. brief is what one or two letters are looked for in.
create table ticket_search (
    ticket_id uuid primary key references ticket on delete cascade,
    brief     text not null,
    text      text not null
);

--changeset tickets:070-create-search-stale
--comment: Companies and contacts that have another name than before, until all their tickets are found by it. Newest tickets first; done_at and done_id are the last one done.
create table ticket_search_stale (
    id         bigint generated always as identity primary key,
    company_id uuid references company on delete cascade,
    contact_id uuid references contact on delete cascade,
    done_at    timestamptz not null default 'infinity',
    done_id    uuid        not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    check (num_nonnulls(company_id, contact_id) = 1)
);
create index ticket_search_stale_company on ticket_search_stale (company_id) where company_id is not null;
create index ticket_search_stale_contact on ticket_search_stale (contact_id) where contact_id is not null;

--changeset tickets:070-create-search-document
--comment: The one place that says what a ticket is found by. Beyond 100,000 characters nothing is looked for.
create function ticket_search_limit(whole text) returns text language sql immutable strict parallel safe
    return left(whole, 100000);
--comment: Chinese, Japanese and Korean words can be of one or two letters and stand without blanks; of other texts one looks for the beginning of a word.
create function ticket_search_dense(whole text) returns text language sql immutable strict parallel safe
    return case when octet_length(whole) = length(whole) then ''
                else left(regexp_replace(whole, U&'[^\2E80-\9FFF\AC00-\D7AF\F900-\FAFF]+', ' ', 'g'), 2000) end;
--comment: What the index of one and two letters holds: each letter, and each with the next. As numbers, of which the index is built in a third of the time.
create function ticket_search_pieces(brief text) returns bigint[] language sql immutable strict parallel safe cost 1000
    return (select array_agg(a) || array_agg(a << 21 | b) filter (where b is not null)
              from (select a, lead(a) over () as b
                      from (select ascii(letter)::bigint as a from unnest(string_to_array(brief, null)) letter) letters) pieces);
create view ticket_search_document as
    select t.id as ticket_id, head || ticket_search_dense(rest) as brief, ticket_search_limit(head || ' ' || rest) as text
      from ticket t
      join company c on c.id = t.company_id
      left join contact k on k.id = t.contact_id
     cross join lateral (
           select search_fold(concat_ws(' ', '', t.number, t.subject, c.name, k.name, k.email)) as head,
                  search_fold(concat_ws(' ', t.description,
                      (select string_agg(m.text, ' ' order by m.created_at, m.id) from ticket_comment m
                        where m.ticket_id = t.id and m.deleted_at is null))) as rest
           -- Otherwise each mention of head and rest would be worked out by itself.
           offset 0) folded;

--changeset tickets:070-fill-search
insert into ticket_search (ticket_id, brief, text) select ticket_id, brief, text from ticket_search_document;
create index ticket_search_all on ticket_search using gin (text gin_trgm_ops);
create index ticket_search_brief on ticket_search using gin (ticket_search_pieces(brief));
analyze ticket_search;

--changeset tickets:070-keep-search splitStatements:false
--comment: Whoever writes tickets, comments or customers need not know of the search.
create function ticket_search_renew(tickets uuid[]) returns void language plpgsql as $$
begin
    -- Locked first, in one order: what another transaction has added meanwhile is then seen by the next statement.
    perform from ticket_search where ticket_id = any (tickets) order by ticket_id for update;
    update ticket_search s
       set brief = d.brief, text = d.text
      from ticket_search_document d
     where s.ticket_id = any (tickets) and d.ticket_id = s.ticket_id and (s.brief, s.text) is distinct from (d.brief, d.text);
end $$;

create function ticket_search_add_ticket() returns trigger language plpgsql as $$
begin
    insert into ticket_search (ticket_id, brief, text)
        select ticket_id, brief, text from ticket_search_document where ticket_id = new.id;
    return null;
end $$;
create trigger ticket_search_add after insert on ticket
    for each row execute function ticket_search_add_ticket();

create function ticket_search_change_ticket() returns trigger language plpgsql as $$
begin
    perform ticket_search_renew(array[new.id]);
    return null;
end $$;
create trigger ticket_search_change after update on ticket
    for each row when ((old.number, old.subject, old.description, old.company_id, old.contact_id)
        is distinct from (new.number, new.subject, new.description, new.company_id, new.contact_id))
    execute function ticket_search_change_ticket();

-- Added to what stands there, not made from all comments: two who write at once both find their words.
create function ticket_search_add_comment() returns trigger language plpgsql as $$
declare
    folded text := search_fold(new.text);
begin
    update ticket_search
       set text = ticket_search_limit(text || ' ' || folded), brief = left(brief || ticket_search_dense(folded), 4000)
     where ticket_id = new.ticket_id;
    return null;
end $$;
create trigger ticket_search_add after insert on ticket_comment
    for each row when (new.deleted_at is null) execute function ticket_search_add_comment();

create function ticket_search_change_comment() returns trigger language plpgsql as $$
begin
    perform ticket_search_renew(array[old.ticket_id, coalesce(new.ticket_id, old.ticket_id)]);
    return null;
end $$;
create trigger ticket_search_change after update on ticket_comment
    for each row when ((old.ticket_id, old.text, old.deleted_at) is distinct from (new.ticket_id, new.text, new.deleted_at))
    execute function ticket_search_change_comment();
create trigger ticket_search_remove after delete on ticket_comment
    for each row execute function ticket_search_change_comment();

-- The newest tickets at once, the others in the background: a company can have a hundred thousand.
create function ticket_search_rename_company() returns trigger language plpgsql as $$
begin
    insert into ticket_search_stale (company_id) values (new.id);
    perform ticket_search_renew(array(
        select s.ticket_id from ticket_search s
         where s.ticket_id = any (array(select t.id from ticket t where t.company_id = new.id
                                         order by t.created_at desc, t.id desc limit 100))
           for update skip locked));
    return null;
end $$;
create trigger ticket_search_rename after update on company
    for each row when (old.name is distinct from new.name) execute function ticket_search_rename_company();

create function ticket_search_rename_contact() returns trigger language plpgsql as $$
begin
    insert into ticket_search_stale (contact_id) values (new.id);
    perform ticket_search_renew(array(
        select s.ticket_id from ticket_search s
         where s.ticket_id = any (array(select t.id from ticket t where t.contact_id = new.id
                                         order by t.created_at desc, t.id desc limit 100))
           for update skip locked));
    return null;
end $$;
create trigger ticket_search_rename after update on contact
    for each row when ((old.name, old.email) is distinct from (new.name, new.email))
    execute function ticket_search_rename_contact();

--changeset tickets:070-drop-former-search
--comment: Each step of a ticket wrote into these.
drop index ticket_search_short;
drop function ticket_short_parts;
drop index ticket_search_text;
alter table ticket drop column search_text;

--changeset tickets:070-index-comments
--comment: The list of all comments in its order.
create index ticket_comment_in_order on ticket_comment (created_at, id);
