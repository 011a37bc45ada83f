--liquibase formatted sql

--changeset tickets:080-create-ticket-comment-version
--comment: What a comment said before it was edited, for staff to read in the timeline.
create table ticket_comment_version (
    id          uuid primary key,
    comment_id  uuid           not null references ticket_comment on delete cascade,
    text        varchar(20000) not null,
    html        varchar(200000),
    replaced_at timestamptz    not null,
    replaced_by uuid           not null references user_account
);
create index ticket_comment_version_of_comment on ticket_comment_version (comment_id, replaced_at);
create index ticket_comment_version_replaced_by on ticket_comment_version (replaced_by);
