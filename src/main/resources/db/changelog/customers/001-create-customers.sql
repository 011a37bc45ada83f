--liquibase formatted sql

--changeset customers:001-create-company
create table company (
    id             uuid primary key,
    version        integer      not null,
    name           varchar(200) not null,
    legal_name     varchar(200),
    industry       varchar(80),
    country        varchar(80),
    city           varchar(80),
    address        varchar(500),
    billing_entity varchar(20)  not null check (billing_entity in ('BMA_THAILAND', 'BMA_HONGKONG')),
    payment_terms  integer      not null default 30 check (payment_terms between 0 and 365),
    tax_id         varchar(20),
    branch_number  varchar(5),
    language       varchar(2)   not null default 'EN' check (language in ('EN', 'TH')),
    tier           varchar(20)  not null default 'STANDARD' check (tier in ('STANDARD', 'PREMIUM')),
    website        varchar(200),
    phone          varchar(20),
    notes          varchar(4000),
    active         boolean      not null default true,
    account_manager_id uuid references user_account,
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);
create index company_newest on company (created_at desc, id desc);
create index company_name on company (lower(name), id);

--changeset customers:001-create-contact
create table contact (
    id           uuid primary key,
    version      integer      not null,
    company_id   uuid         not null references company,
    name         varchar(200) not null,
    email        varchar(254),
    phone        varchar(20),
    title        varchar(120),
    department   varchar(120),
    contact_type varchar(20)  not null default 'OTHER'
        check (contact_type in ('PRIMARY', 'BILLING', 'TECHNICAL', 'DECISION_MAKER', 'OTHER')),
    language     varchar(2)   not null default 'EN' check (language in ('EN', 'TH')),
    active       boolean      not null default true,
    notes        varchar(4000),
    created_at   timestamptz  not null,
    updated_at   timestamptz  not null
);
create unique index contact_email_once_per_company on contact (company_id, lower(email)) where email is not null;
create index contact_newest on contact (created_at desc, id desc);
create index contact_of_company on contact (company_id, lower(name));

--changeset customers:001-trigram-search
--comment: Substring search that works for Thai, which puts no blanks between words.
create extension if not exists pg_trgm;
create index company_search on company using gin (name gin_trgm_ops);
create index contact_search on contact using gin (name gin_trgm_ops);
