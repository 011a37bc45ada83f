--liquibase formatted sql

--changeset users:110-create-saved-view
--comment: Lists with their filters, kept under a name by somebody.
create table saved_view (
    id         uuid primary key,
    list       varchar(60)   not null check (list <> ''),
    owner_id   uuid          not null references user_account on delete cascade,
    name       varchar(60)   not null check (name <> ''),
    address    varchar(1000) not null,
    shared     boolean       not null default false,
    created_at timestamptz   not null
);
create unique index saved_view_name_once_per_owner on saved_view (owner_id, list, lower(name));
create index saved_view_shared on saved_view (shared) where shared;

--changeset users:110-create-list-layout
--comment: Which columns somebody chose to see, and whether rows stand closely.
create table list_layout (
    user_id uuid        not null references user_account on delete cascade,
    list    varchar(60) not null check (list <> ''),
    columns text[]      not null,
    compact boolean     not null,
    primary key (user_id, list)
);
