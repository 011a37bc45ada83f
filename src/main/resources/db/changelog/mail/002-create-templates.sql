--liquibase formatted sql

--changeset mail:002-create-mail-template
create table mail_template (
    id          uuid primary key,
    version     integer      not null,
    name        varchar(120) not null check (name <> ''),
    type        varchar(30)  not null,
    standard    boolean      not null default false,
    active      boolean      not null default true,
    archived_at timestamptz,
    shipped     varchar(60) unique,
    number      integer      not null check (number > 0),
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null
);
create unique index mail_template_name on mail_template (lower(name)) where archived_at is null;
create unique index mail_template_standard on mail_template (type) where standard;

--changeset mail:002-create-mail-template-version
--comment: Every saved state, the current one included; mail_template.number names it.
create table mail_template_version (
    template_id uuid        not null references mail_template on delete cascade,
    number      integer     not null check (number > 0),
    saved_at    timestamptz not null,
    saved_by    uuid references user_account,
    note        varchar(200),
    primary key (template_id, number)
);
create table mail_template_variant (
    template_id uuid          not null,
    number      integer       not null,
    language    varchar(2)    not null check (language in ('EN', 'TH')),
    subject     varchar(300)  not null check (subject <> ''),
    html        text          not null,
    text        text          not null,
    text_edited boolean       not null default false,
    primary key (template_id, number, language),
    foreign key (template_id, number) references mail_template_version on delete cascade
);
