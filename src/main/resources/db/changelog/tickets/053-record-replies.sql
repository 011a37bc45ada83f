--liquibase formatted sql

--changeset tickets:053-create-ticket-reply
--comment: What a reply did besides being said, so that it can be undone while its mails wait: the move, the first response.
create table ticket_reply (
    comment_id     uuid        primary key references ticket_comment on delete cascade,
    ticket_id      uuid        not null references ticket on delete cascade,
    move           varchar(20) check (move in ('WAIT_FOR_CUSTOMER', 'RESOLVE')),
    first_response boolean     not null,
    undo_until     timestamptz not null
);
create index ticket_reply_of_ticket on ticket_reply (ticket_id, comment_id);

--changeset tickets:054-tell-how-a-ticket-ended
--comment: Facts instead of English words: resolved for want of an answer, and merged (which merged_into says).
alter table ticket add resolved_without_answer boolean not null default false;
update ticket t set resolved_without_answer = true, resolution = null
 where t.resolution = 'No answer'
   and exists (select from ticket_event e where e.ticket_id = t.id and e.kind = 'NO_ANSWER');
update ticket set close_reason = null where merged_into is not null and close_reason like 'Merged into %';
alter table ticket add constraint ticket_no_answer_has_no_solution check (not resolved_without_answer or resolution is null);
