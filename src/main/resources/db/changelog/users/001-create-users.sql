--liquibase formatted sql

--changeset users:001-create-user-account
create table user_account (
    id             uuid primary key,
    version        integer      not null,
    username       varchar(60)  not null,
    email          varchar(254) not null,
    full_name      varchar(120) not null,
    password_hash  varchar(200) not null,
    active         boolean      not null default true,
    theme          varchar(10)  not null default 'auto' check (theme in ('auto', 'light', 'dark')),
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);
create unique index user_account_username_unique on user_account (lower(username));
create unique index user_account_email_unique on user_account (lower(email));

--changeset users:001-create-user-role
create table user_role (
    user_id uuid        not null references user_account on delete cascade,
    role    varchar(20) not null check (role in ('SUPPORT', 'SALES', 'MARKETING', 'FINANCE', 'MANAGER', 'ADMIN')),
    primary key (user_id, role)
);

--changeset users:001-create-team
create table team (
    id           uuid primary key,
    version      integer     not null,
    key          varchar(30) not null unique check (key ~ '^[a-z][a-z0-9-]*$'),
    name         varchar(80) not null,
    lead_user_id uuid references user_account
);

--changeset users:001-create-team-member
create table team_member (
    team_id uuid not null references team on delete cascade,
    user_id uuid not null references user_account on delete cascade,
    primary key (team_id, user_id)
);
create index team_member_user on team_member (user_id);

--changeset users:001-create-user-session
--comment: Spring Session JDBC's schema for PostgreSQL.
create table user_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index user_session_expiry on user_session (expiry_time);
create index user_session_principal on user_session (principal_name);
create table user_session_attributes (
    session_primary_id char(36)     not null references user_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

--changeset users:001-create-audit-entry
create table audit_entry (
    id           uuid primary key,
    at           timestamptz  not null,
    actor_id     uuid,
    actor_name   varchar(120) not null,
    action       varchar(60)  not null,
    entity       varchar(40)  not null,
    entity_id    varchar(60),
    entity_label varchar(200),
    changes      jsonb        not null default '{}',
    address      varchar(60)
);
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_entity on audit_entry (entity, entity_id, at desc);
create index audit_entry_login on audit_entry (action, entity_label, at) where action like 'login%';

--changeset users:001-create-notification
create table notification (
    id          uuid primary key,
    user_id     uuid         not null references user_account on delete cascade,
    at          timestamptz  not null,
    message_key varchar(120) not null,
    arguments   jsonb        not null default '[]',
    url         varchar(300) not null,
    read_at     timestamptz
);
create index notification_of_user on notification (user_id, at desc, id desc);
create index notification_unread on notification (user_id) where read_at is null;

--changeset users:001-add-first-teams
--comment: The four teams that the product knows from the start; routing tables name them by key.
insert into team (id, version, key, name) values
    ('01900000-0000-7000-8000-000000000001', 0, 'tech', 'Tech'),
    ('01900000-0000-7000-8000-000000000002', 0, 'finance', 'Finance'),
    ('01900000-0000-7000-8000-000000000003', 0, 'sales', 'Sales'),
    ('01900000-0000-7000-8000-000000000004', 0, 'support', 'Support');
