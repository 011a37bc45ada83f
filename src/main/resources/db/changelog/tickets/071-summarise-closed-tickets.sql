--liquibase formatted sql

--changeset tickets:071-create-done-summary
--comment: Numbers of the tickets that were closed before a point in time, so that statistics over years need not read years of tickets (docs/decisions/0043). What is not in here is counted from the tickets themselves.
create table ticket_done_until (
    only_row boolean     primary key default true check (only_row),
    until    timestamptz not null
);
insert into ticket_done_until (until) values ('-infinity');
create table ticket_done_kind (
    priority varchar(20) not null,
    team     varchar(30) not null,
    category varchar(20) not null,
    tickets  bigint      not null,
    primary key (priority, team, category)
);
create table ticket_done_day (
    day      date   primary key,
    created  bigint not null,
    resolved bigint not null
);
--comment: By the day of creation. seconds is the upper end of a step of two per cent.
create table ticket_done_time (
    goal    varchar(10) not null check (goal in ('response', 'resolution')),
    day     date        not null,
    seconds integer     not null,
    tickets bigint      not null,
    kept    bigint      not null,
    primary key (goal, day, seconds) include (tickets, kept)
);
create function ticket_done_step(seconds integer) returns integer language sql immutable strict parallel safe
    return ceil(power(1.02::float8, ceil(ln(greatest(seconds, 1)::float8) / ln(1.02::float8))))::integer;

--changeset tickets:071-keep-done-summary splitStatements:false
--comment: A closed ticket is not changed. Where one is all the same (deleted, imported), the numbers are made from the start.
create function ticket_done_again() returns trigger language plpgsql as $$
begin
    update ticket_done_until set until = '-infinity'
     where until > least(case when tg_op <> 'INSERT' then old.closed_at end, case when tg_op <> 'DELETE' then new.closed_at end);
    return null;
end $$;
create trigger ticket_done_added after insert on ticket
    for each row when (new.closed_at is not null) execute function ticket_done_again();
create trigger ticket_done_changed after update on ticket
    for each row when ((old.closed_at, old.priority, old.team, old.category, old.created_at, old.first_response_at, old.resolved_at)
        is distinct from (new.closed_at, new.priority, new.team, new.category, new.created_at, new.first_response_at, new.resolved_at)
        and coalesce(old.closed_at, new.closed_at) is not null)
    execute function ticket_done_again();
create trigger ticket_done_deleted after delete on ticket
    for each row when (old.closed_at is not null) execute function ticket_done_again();
