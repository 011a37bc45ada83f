--liquibase formatted sql

--changeset mail:001-create-mail-account
--comment: An account without host uses the mail server of the settings. The secret is sealed; secret_key names the key.
create table mail_account (
    id               uuid primary key,
    version          integer      not null,
    kind             varchar(10)  not null check (kind in ('OWN', 'ROLE', 'SYSTEM')),
    user_id          uuid references user_account on delete cascade,
    role             varchar(20) check (role in ('SUPPORT', 'SALES', 'MARKETING', 'FINANCE', 'MANAGER', 'ADMIN')),
    active           boolean      not null default true,
    host             varchar(253),
    port             integer check (port between 1 and 65535),
    security         varchar(10) check (security in ('NONE', 'STARTTLS', 'TLS')),
    username         varchar(254),
    secret           bytea,
    secret_key       varchar(16),
    from_name        varchar(120),
    from_address     varchar(254),
    limit_per_minute integer check (limit_per_minute > 0),
    limit_per_day    integer check (limit_per_day > 0),
    state            varchar(20)  not null default 'READY' check (state in ('READY', 'NEEDS_PASSWORD')),
    paused_until     timestamptz,
    trouble          varchar(500),
    trouble_at       timestamptz,
    failures         integer      not null default 0,
    created_at       timestamptz  not null default now(),
    updated_at       timestamptz  not null default now(),
    check ((kind = 'OWN') = (user_id is not null)),
    check ((kind = 'ROLE') = (role is not null)),
    check ((secret is null) = (secret_key is null)),
    check (host is not null or kind = 'SYSTEM')
);
create unique index mail_account_own on mail_account (user_id) where kind = 'OWN' and active;
create unique index mail_account_role on mail_account (role) where kind = 'ROLE' and active;
create unique index mail_account_system on mail_account (kind) where kind = 'SYSTEM';

--changeset mail:001-add-system-account
insert into mail_account (id, version, kind) values ('01900000-0000-7000-8000-00000000a001', 0, 'SYSTEM');

--changeset mail:001-create-mail-ledger
--comment: What an account has sent, for its limits over rolling times; rows older than a day are removed.
create table mail_ledger (
    account_id uuid        not null references mail_account on delete cascade,
    mail_id    uuid        not null,
    at         timestamptz not null,
    primary key (account_id, at, mail_id)
);

--changeset mail:001-create-mail-signature
create table mail_signature (
    user_id uuid primary key references user_account on delete cascade,
    html    varchar(20000) not null
);
