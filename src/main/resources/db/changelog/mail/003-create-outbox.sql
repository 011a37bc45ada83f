--liquibase formatted sql

--changeset mail:003-create-mail-message
--comment: One mail to one address. reason is unique: whatever asks twice for the same mail gets the same row.
create table mail_message (
    id               uuid primary key,
    reason           varchar(200) not null unique,
    message_id       varchar(200) not null unique,
    purpose          varchar(12)  not null check (purpose in ('CONTRACTUAL', 'MARKETING', 'INTERNAL')),
    topic            varchar(30),
    template_id      uuid references mail_template,
    template_number  integer,
    account_id       uuid         not null references mail_account,
    caused_by        uuid references user_account,
    on_behalf_of     uuid references user_account,
    from_name        varchar(120) not null,
    from_address     varchar(254) not null,
    to_name          varchar(200) not null,
    to_address       varchar(254) not null,
    subject          varchar(500) not null,
    record_kind      varchar(30),
    record_id        uuid,
    process_instance varchar(64),
    confidential     boolean      not null default false,
    state            varchar(12)  not null check (state in
        ('QUEUED', 'IN_FLIGHT', 'ACCEPTED', 'DEFERRED', 'FAILED', 'UNKNOWN', 'SUPPRESSED', 'CANCELLED')),
    state_reason     varchar(1000),
    priority         smallint     not null,
    due_at           timestamptz  not null,
    attempts         integer      not null default 0,
    node             uuid,
    claim            uuid,
    claimed_at       timestamptz,
    created_at       timestamptz  not null,
    accepted_at      timestamptz,
    finished_at      timestamptz,
    unknown_at       timestamptz,
    bounced_at       timestamptz,
    bounce           varchar(10) check (bounce in ('HARD', 'SOFT', 'COMPLAINT')),
    opened_at        timestamptz,
    clicked_at       timestamptz,
    check (state <> 'IN_FLIGHT' or claim is not null)
);
create index mail_message_due on mail_message (account_id, priority, due_at, id) where state in ('QUEUED', 'DEFERRED');
create index mail_message_in_flight on mail_message (node) where state = 'IN_FLIGHT';
create index mail_message_newest on mail_message (created_at desc, id desc);
create index mail_message_state on mail_message (state, created_at desc, id desc) where state <> 'ACCEPTED';
create index mail_message_to on mail_message (lower(to_address), created_at desc, id desc);
create index mail_message_record on mail_message (record_kind, record_id, created_at desc) where record_id is not null;
create index mail_message_template on mail_message (template_id, created_at desc) where template_id is not null;
create index mail_message_caused on mail_message (caused_by, created_at desc, id desc);

--changeset mail:003-create-mail-content
--comment: The mail as it goes out; sealed where it is confidential, and then removed once it is out.
create table mail_content (
    mail_id uuid primary key references mail_message on delete cascade,
    mime    bytea not null
);
alter table mail_content alter column mime set storage external;

--changeset mail:003-create-mail-unrendered
--comment: What a mail was to be made from, where it could not be: a value or a template was missing. Retried from here.
create table mail_unrendered (
    mail_id uuid primary key references mail_message on delete cascade,
    request jsonb not null
);

--changeset mail:003-create-mail-attempt
create table mail_attempt (
    id         uuid primary key,
    mail_id    uuid         not null references mail_message on delete cascade,
    account_id uuid         not null references mail_account,
    node       uuid         not null,
    started_at timestamptz  not null,
    ended_at   timestamptz  not null,
    outcome    varchar(12)  not null check (outcome in ('ACCEPTED', 'DEFERRED', 'FAILED', 'UNKNOWN')),
    code       integer,
    answer     varchar(1000)
);
create index mail_attempt_of_mail on mail_attempt (mail_id, started_at);

--changeset mail:003-create-mail-node
--comment: Which nodes send mail, and when each was last seen alive.
create table mail_node (
    id      uuid primary key,
    name    varchar(120) not null,
    seen_at timestamptz  not null
);
