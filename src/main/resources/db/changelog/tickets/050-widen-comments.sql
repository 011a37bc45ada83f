--liquibase formatted sql

--changeset tickets:050-widen-ticket-comment
--comment: Formatting, quoted history, who got a reply by email, the email it came in by, and what became of it later.
alter table ticket_comment
    add html       varchar(200000),
    add quoted     varchar(200000),
    add sent_to    text[] not null default '{}',
    add sent_cc    text[] not null default '{}',
    add inbound_id uuid,
    add edited_at  timestamptz,
    add edited_by  uuid references user_account,
    add deleted_at timestamptz,
    add deleted_by uuid references user_account;
create unique index ticket_comment_inbound on ticket_comment (inbound_id) where inbound_id is not null;
create index ticket_comment_edited_by on ticket_comment (edited_by) where edited_by is not null;
create index ticket_comment_deleted_by on ticket_comment (deleted_by) where deleted_by is not null;
