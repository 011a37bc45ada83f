--liquibase formatted sql

--changeset tickets:010-create-ticket-attachment
create table ticket_attachment (
    id          uuid primary key,
    ticket_id   uuid         not null references ticket on delete cascade,
    comment_id  uuid references ticket_comment on delete cascade,
    file_name   varchar(200) not null check (file_name <> '' and file_name !~ '[/\\[:cntrl:]]'),
    media_type  varchar(150) not null,
    size        bigint       not null check (size > 0),
    uploaded_by uuid         not null references user_account,
    created_at  timestamptz  not null
);
create index ticket_attachment_of_ticket on ticket_attachment (ticket_id, created_at, id);

--changeset tickets:010-create-ticket-attachment-content
--comment: In pieces, so that no file stands in memory as a whole.
create table ticket_attachment_content (
    attachment_id uuid    not null references ticket_attachment on delete cascade,
    piece         integer not null check (piece >= 0),
    content       bytea   not null,
    primary key (attachment_id, piece)
);
alter table ticket_attachment_content alter column content set storage external;

--changeset tickets:010-create-ticket-view
create table ticket_view (
    id         uuid primary key,
    owner_id   uuid          not null references user_account on delete cascade,
    name       varchar(60)   not null check (name <> ''),
    address    varchar(1000) not null,
    shared     boolean       not null default false,
    created_at timestamptz   not null
);
create unique index ticket_view_name_once_per_owner on ticket_view (owner_id, lower(name));
create index ticket_view_shared on ticket_view (shared) where shared;

--changeset tickets:010-create-ticket-viewer
--comment: Who has a ticket open. Worth nothing after a crash, hence unlogged.
create unlogged table ticket_viewer (
    ticket_id uuid        not null references ticket on delete cascade,
    user_id   uuid        not null references user_account on delete cascade,
    seen_at   timestamptz not null,
    primary key (ticket_id, user_id)
);

--changeset tickets:010-index-ticket-lists
create index ticket_updated on ticket (updated_at desc, id desc);
create index ticket_tags on ticket using gin (tags);
create index ticket_of_team on ticket (team, created_at desc, id desc) where status <> 'CLOSED';

--changeset tickets:010-index-ticket-statistics
--comment: Counts are answered from the index alone; the periods of the statistics from the times.
create index ticket_counts on ticket (status, priority, team, category);
create index ticket_resolved on ticket (resolved_at) where resolved_at is not null;
create index ticket_closed on ticket (closed_at desc, id desc) where closed_at is not null;
