--liquibase formatted sql

--changeset tickets:020-add-search-text
--comment: One text per ticket for the search box, in lower case: ILIKE has to fold each row anew, which costs five times as much.
alter table ticket add column search_text text not null generated always as (lower(number || ' ' || subject)) stored;
create index ticket_search_text on ticket using gin (search_text gin_trgm_ops);
drop index ticket_search;

--changeset tickets:020-index-orders
--comment: Each order of the list reads its rows from an index, also where closed tickets are among them.
create index ticket_by_due on ticket (due_at, id);
create index ticket_by_priority on ticket
    (array_position(array['LOW', 'MEDIUM', 'HIGH', 'URGENT']::varchar[], priority) desc, id desc);
create index ticket_of_assignee_ever on ticket (assignee_id, created_at desc, id desc);

--changeset tickets:020-index-references
--comment: What goes on from a ticket; also looked up by the database whenever a ticket is deleted.
create index ticket_follow_up on ticket (follow_up_of) where follow_up_of is not null;
create index ticket_merged on ticket (merged_into) where merged_into is not null;
create index ticket_attachment_of_comment on ticket_attachment (comment_id) where comment_id is not null;

--changeset tickets:020-index-times
--comment: How long things took, in seconds, with the promised times: a year of statistics reads this index and no ticket.
alter table ticket
    add column response_seconds   integer generated always as (extract(epoch from first_response_at - created_at)) stored,
    add column resolution_seconds integer generated always as (extract(epoch from resolved_at - created_at)) stored;
create index ticket_times on ticket (created_at)
    include (response_seconds, sla_response_used_seconds, sla_response_target_seconds,
             resolution_seconds, sla_resolution_used_seconds, sla_resolution_target_seconds);
