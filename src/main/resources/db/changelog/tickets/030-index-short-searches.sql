--liquibase formatted sql

--changeset tickets:030-index-short-searches
--comment: The index of search_text knows pieces of three letters. One or two letters (also a whole word, in Chinese) would read every ticket.
--comment: With its true cost; else the planner goes through the tickets in their order and takes each apart.
create function ticket_short_parts(whole text) returns text[] language sql immutable strict parallel safe cost 1000
    return string_to_array(whole, null)
        || array(select substr(whole, n, 2) from generate_series(1, length(whole) - 1) n);
create index ticket_search_short on ticket using gin (ticket_short_parts(search_text));
--comment: Otherwise the planner knows nothing of how often which letters occur.
analyze ticket;
