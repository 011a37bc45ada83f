--liquibase formatted sql

--changeset users:100-language-of-screens
alter table user_account
    add column language      varchar(2) not null default 'EN' check (language in ('EN', 'TH')),
    add column buddhist_year boolean    not null default false;
