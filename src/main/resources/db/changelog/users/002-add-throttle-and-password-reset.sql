--liquibase formatted sql

--changeset users:002-create-throttle-entry
--comment: Attempts that are limited per key over all nodes. The key is hashed: it may be a name or an address of a person.
create table throttle_entry (
    id       uuid primary key,
    kind     varchar(30) not null,
    key_hash bytea       not null,
    at       timestamptz not null
);
create index throttle_entry_recent on throttle_entry (kind, key_hash, at desc);
create index throttle_entry_age on throttle_entry (at);

--changeset users:002-create-password-reset
create table password_reset (
    id         uuid primary key,
    user_id    uuid        not null references user_account on delete cascade,
    token_hash bytea       not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_reset_of_user on password_reset (user_id) where used_at is null;
create index password_reset_age on password_reset (expires_at);

--changeset users:002-write-theme-like-other-enums
alter table user_account drop constraint user_account_theme_check;
update user_account set theme = upper(theme);
alter table user_account alter column theme set default 'AUTO';
alter table user_account add constraint user_account_theme_check check (theme in ('AUTO', 'LIGHT', 'DARK'));

--changeset users:002-mark-built-in-teams
--comment: The shipped routing table names these keys; a team without them would lose its tickets.
alter table team add column built_in boolean not null default false;
update team set built_in = true where key in ('tech', 'finance', 'sales', 'support');

--changeset users:002-index-lists
--comment: For the filters of the audit log, the list of users and the clean-up of notifications.
create extension if not exists pg_trgm;
create index audit_entry_actor on audit_entry (actor_id, at desc, id desc);
create index audit_entry_action on audit_entry (action, at desc, id desc);
create index audit_entry_label on audit_entry using gin (entity_label gin_trgm_ops);
create index user_account_name on user_account (lower(full_name), id);
create index notification_read on notification (read_at) where read_at is not null;
