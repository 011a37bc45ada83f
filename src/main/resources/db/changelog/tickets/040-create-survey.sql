--liquibase formatted sql

--changeset tickets:040-create-ticket-survey
--comment: What the customer thinks of the help; one answer for each ticket, which may be changed for a while.
create table ticket_survey (
    ticket_id   uuid primary key references ticket on delete cascade,
    contact_id  uuid          not null references contact,
    stars       smallint      not null check (stars between 1 and 5),
    comment     varchar(2000) not null default '',
    answered_at timestamptz   not null,
    changed_at  timestamptz   not null
);
create index ticket_survey_answered on ticket_survey (answered_at, stars);
create index ticket_survey_contact on ticket_survey (contact_id);
