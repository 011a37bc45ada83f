--liquibase formatted sql

--changeset tickets:001-create-ticket
create table ticket (
    id                uuid primary key,
    version           integer       not null,
    number            varchar(30)   not null unique,
    subject           varchar(200)  not null,
    description       varchar(20000) not null default '',
    status            varchar(20)   not null check (status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING', 'RESOLVED', 'CLOSED')),
    priority          varchar(20)   not null check (priority in ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
    category          varchar(20)   not null
        check (category in ('TECHNICAL', 'BILLING', 'ZONE_CONFIG', 'ACCOUNT', 'FEATURE_REQUEST', 'GENERAL')),
    source            varchar(20)   not null
        check (source in ('STAFF', 'EMAIL', 'WEB_FORM', 'WHATSAPP', 'LINE', 'API', 'ZONE_ALERT')),
    company_id        uuid          not null references company,
    contact_id        uuid references contact,
    team              varchar(30)   not null references team (key),
    assignee_id       uuid references user_account,
    tags              text[]        not null default '{}',
    due_at            timestamptz,
    due_by_hand       boolean       not null default false,
    first_response_at timestamptz,
    resolved_at       timestamptz,
    closed_at         timestamptz,
    resolution        varchar(20000),
    close_reason      varchar(2000),
    merged_into       uuid references ticket,
    follow_up_of      uuid references ticket,
    team_rule         varchar(200),
    service_rule      varchar(200),
    sla_calendar                  varchar(30),
    sla_running_since             timestamptz,
    sla_response_target_seconds   bigint,
    sla_response_used_seconds     bigint,
    sla_response_reached_at       timestamptz,
    sla_response_raised           varchar(20),
    sla_response_due_at           timestamptz,
    sla_resolution_target_seconds bigint,
    sla_resolution_used_seconds   bigint,
    sla_resolution_reached_at     timestamptz,
    sla_resolution_raised         varchar(20),
    sla_resolution_due_at         timestamptz,
    created_by        uuid references user_account,
    created_at        timestamptz   not null,
    updated_at        timestamptz   not null,
    -- A status without its time, or the reverse, would make the statistics lie.
    constraint ticket_resolved_has_time check (status <> 'RESOLVED' or resolved_at is not null),
    constraint ticket_closed_has_time check ((status = 'CLOSED') = (closed_at is not null)),
    constraint ticket_assigned_has_assignee check (status <> 'ASSIGNED' or assignee_id is not null),
    constraint ticket_new_has_no_assignee check (status <> 'NEW' or assignee_id is null)
);
create index ticket_newest on ticket (created_at desc, id desc);
create index ticket_open on ticket (status, created_at desc, id desc) where status <> 'CLOSED';
create index ticket_of_assignee on ticket (assignee_id, created_at desc, id desc) where status <> 'CLOSED';
create index ticket_of_company on ticket (company_id, created_at desc, id desc);
create index ticket_of_contact on ticket (contact_id);
create index ticket_due on ticket (due_at) where status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING');
create index ticket_search on ticket using gin ((number || ' ' || subject) gin_trgm_ops);

--changeset tickets:001-create-ticket-number
--comment: One row a Bangkok day, locked by the transaction that takes a number, so that the series has no gaps.
create table ticket_number (
    day  date primary key,
    last integer not null
);

--changeset tickets:001-create-ticket-comment
create table ticket_comment (
    id         uuid primary key,
    ticket_id  uuid           not null references ticket on delete cascade,
    author     varchar(20)    not null check (author in ('STAFF', 'CUSTOMER')),
    author_id  uuid references user_account,
    contact_id uuid references contact,
    text       varchar(20000) not null check (text <> ''),
    internal   boolean        not null default false,
    created_at timestamptz    not null,
    updated_at timestamptz    not null
);
create index ticket_comment_of_ticket on ticket_comment (ticket_id, created_at, id);

--changeset tickets:001-create-ticket-event
--comment: What happened to a ticket besides comments, for its timeline. Written by the use cases, never altered.
create table ticket_event (
    id        uuid primary key,
    ticket_id uuid        not null references ticket on delete cascade,
    at        timestamptz not null,
    actor_id  uuid,
    kind      varchar(40) not null,
    details   jsonb       not null default '{}'
);
create index ticket_event_of_ticket on ticket_event (ticket_id, at, id);
