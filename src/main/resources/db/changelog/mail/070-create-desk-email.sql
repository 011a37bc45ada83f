--liquibase formatted sql

--changeset mail:070-widen-mail-mailbox
--comment: A mailbox is that of an account (same id; only reports are read) or a desk of a team (all of it is read).
alter table mail_mailbox drop constraint mail_mailbox_pkey;
alter table mail_mailbox add id uuid;
update mail_mailbox set id = account_id;
alter table mail_mailbox
    alter column id set not null,
    alter column account_id drop not null,
    add primary key (id),
    add unique (account_id),
    add address     varchar(254),
    add team        varchar(30) references team (key),
    add plus        boolean not null default true,
    add begins_at   timestamptz,
    add constraint mail_mailbox_is_of_account_or_desk
        check ((account_id is null) = (team is not null) and (team is null) = (address is null)),
    add constraint mail_mailbox_of_account_has_its_id check (account_id is null or account_id = id);
create index mail_mailbox_team on mail_mailbox (team) where team is not null;
create unique index mail_mailbox_address on mail_mailbox (lower(address)) where address is not null;

--changeset mail:070-let-desks-have-reports
--comment: A delivery report that came to a desk belongs to no account.
alter table mail_inbound alter column account_id drop not null;

--changeset mail:070-create-mail-desk-email
--comment: Emails to the desks, as they came: stored before anybody reads them. The hash is of Message-ID, sender and date, or of all of it: delivered again, it is the same email.
create table mail_desk_email (
    id             uuid primary key,
    mailbox_id     uuid references mail_mailbox on delete set null,
    mailbox        varchar(254) not null,
    team           varchar(30)  not null references team (key),
    uid_validity   bigint       not null,
    uid            bigint       not null,
    hash           bytea        not null unique,
    message_id     varchar(1000),
    sender         varchar(254) not null,
    sender_name    varchar(200) not null default '',
    subject        varchar(300) not null,
    size           integer      not null,
    raw            bytea,
    cut            boolean      not null default false,
    stored_at      timestamptz  not null,
    state          varchar(12)  not null check (state in
        ('STORED', 'COMMENT', 'TICKET', 'REPORT', 'AUTOMATIC', 'REVIEW', 'QUARANTINED', 'IGNORED')),
    reason         varchar(60),
    reason_details varchar(500) not null default '',
    automatic      varchar(60),
    answered       boolean      not null default false,
    attempts       integer      not null default 0,
    due_at         timestamptz,
    handled_at     timestamptz,
    handled_by     uuid references user_account,
    record_kind    varchar(30),
    record_id      uuid,
    record_label   varchar(60),
    unique (mailbox_id, uid_validity, uid),
    check ((record_kind is null) = (record_id is null))
);
alter table mail_desk_email alter column raw set storage external;
create index mail_desk_email_due on mail_desk_email (due_at, id) where due_at is not null;
create index mail_desk_email_newest on mail_desk_email (stored_at desc, id desc);
create index mail_desk_email_state on mail_desk_email (state, stored_at desc, id desc);
create index mail_desk_email_record on mail_desk_email (record_kind, record_id, stored_at desc) where record_id is not null;
create index mail_desk_email_message on mail_desk_email (message_id) where message_id is not null;
create index mail_desk_email_answered on mail_desk_email (lower(sender), handled_at) where answered;
create index mail_desk_email_team on mail_desk_email (team);
create index mail_desk_email_handled_by on mail_desk_email (handled_by) where handled_by is not null;
create index mail_desk_email_with_raw on mail_desk_email (stored_at) where raw is not null;
