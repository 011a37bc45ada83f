--liquibase formatted sql

--changeset tickets:056-create-canned-reply
--comment: Texts for replies that are written often; shared ones are everybody's and belong to nobody.
create table canned_reply (
    id         uuid primary key,
    owner_id   uuid references user_account on delete cascade,
    name       varchar(60)    not null check (name <> ''),
    text_en    varchar(20000) not null check (text_en <> ''),
    text_th    varchar(20000) not null default '',
    created_at timestamptz    not null,
    updated_at timestamptz    not null
);
create unique index canned_reply_own on canned_reply (owner_id, lower(name)) where owner_id is not null;
create unique index canned_reply_shared on canned_reply (lower(name)) where owner_id is null;
