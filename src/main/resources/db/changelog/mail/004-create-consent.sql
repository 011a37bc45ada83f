--liquibase formatted sql

--changeset mail:004-create-mail-suppression
--comment: Addresses, in lower case, that get no mail: of one topic, or (topic is null) of all that the reason covers.
create table mail_suppression (
    id         uuid primary key,
    address    varchar(254) not null check (address = lower(address)),
    topic      varchar(30),
    reason     varchar(15)  not null check (reason in ('UNSUBSCRIBED', 'HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'MANUAL')),
    note       varchar(300),
    mail_id    uuid references mail_message on delete set null,
    created_by uuid references user_account,
    created_at timestamptz  not null
);
create unique index mail_suppression_once on mail_suppression (address, reason, coalesce(topic, ''));
create index mail_suppression_newest on mail_suppression (created_at desc, id desc);

--changeset mail:004-create-mail-link
create table mail_link (
    id       uuid primary key,
    url      varchar(4000) not null,
    url_hash bytea         not null unique
);

--changeset mail:004-create-mail-event
--comment: What came back for a mail, raw; human says whether a rule took it for a person's doing, and rule which.
create table mail_event (
    id         uuid primary key,
    mail_id    uuid         not null references mail_message on delete cascade,
    kind       varchar(15)  not null check (kind in ('OPEN', 'CLICK', 'UNSUBSCRIBE', 'BOUNCE', 'COMPLAINT', 'REPLY')),
    at         timestamptz  not null,
    human      boolean      not null default false,
    rule       varchar(40),
    link_id    uuid references mail_link,
    user_agent varchar(300),
    network    varchar(60)
);
create index mail_event_of_mail on mail_event (mail_id, at);
