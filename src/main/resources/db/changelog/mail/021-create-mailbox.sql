--liquibase formatted sql

--changeset mail:021-create-mail-mailbox
--comment: Where mails of an account come back to. Without a user name of its own it is opened with that of the account.
create table mail_mailbox (
    account_id   uuid primary key references mail_account on delete cascade,
    version      integer      not null,
    enabled      boolean      not null,
    host         varchar(253) not null,
    port         integer      not null check (port between 1 and 65535),
    security     varchar(10)  not null check (security in ('NONE', 'STARTTLS', 'TLS')),
    folder       varchar(200) not null,
    username     varchar(254),
    secret       bytea,
    secret_key   varchar(16),
    state        varchar(20)  not null default 'READY' check (state in ('READY', 'NEEDS_PASSWORD')),
    trouble      varchar(60),
    trouble_at   timestamptz,
    failures     integer      not null default 0,
    paused_until timestamptz,
    uid_validity bigint,
    last_uid     bigint       not null default 0,
    stuck_uid    bigint,
    polled_at    timestamptz,
    lease        uuid,
    leased_until timestamptz,
    check ((secret is null) = (secret_key is null)),
    check ((username is null) = (secret is null)),
    check ((lease is null) = (leased_until is null))
);

--changeset mail:021-create-mail-inbound
--comment: Mails that may be reports, as they came. The hash is of the Message-ID: delivered again, it is the same mail.
create table mail_inbound (
    id           uuid primary key,
    account_id   uuid         not null references mail_account on delete cascade,
    uid_validity bigint       not null,
    uid          bigint       not null,
    hash         bytea        not null unique,
    sender       varchar(254) not null,
    subject      varchar(300) not null,
    size         integer      not null,
    raw          bytea,
    cut          boolean      not null default false,
    stored_at    timestamptz  not null,
    state        varchar(12)  not null check (state in
        ('NEW', 'MATCHED', 'UNMATCHED', 'NO_REPORT', 'QUARANTINE', 'DISMISSED')),
    attempts     integer      not null default 0,
    due_at       timestamptz,
    error        varchar(500),
    read_at      timestamptz,
    unique (account_id, uid_validity, uid)
);
alter table mail_inbound alter column raw set storage external;
create index mail_inbound_due on mail_inbound (due_at, id) where due_at is not null;
create index mail_inbound_newest on mail_inbound (stored_at desc, id desc);
create index mail_inbound_state on mail_inbound (state, stored_at desc, id desc);
create index mail_inbound_with_raw on mail_inbound (stored_at) where raw is not null;

--changeset mail:021-create-mail-report
--comment: What a report says of one recipient, and of which mail of ours.
create table mail_report (
    inbound_id uuid        not null references mail_inbound on delete cascade,
    position   integer     not null,
    mail_id    uuid references mail_message on delete set null,
    recipient  varchar(254),
    passed_on  boolean     not null default false,
    fate       varchar(10) not null check (fate in ('HARD', 'SOFT', 'COMPLAINT', 'DELAYED', 'NONE')),
    status     varchar(12),
    reason     varchar(1000),
    rule       varchar(40) not null,
    primary key (inbound_id, position)
);
create index mail_report_of_mail on mail_report (mail_id) where mail_id is not null;
