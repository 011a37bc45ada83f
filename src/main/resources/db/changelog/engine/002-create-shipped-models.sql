--liquibase formatted sql

--changeset engine:002-create-shipped-models
--comment: Remembers which edition of each shipped model was seen last, so that an unchanged one is not deployed again and a manager's later version stays the active one.
create table shipped_model (
    resource      text primary key,
    sha256        text not null check (length(sha256) = 64),
    state         text not null check (state in ('ACTIVE', 'AVAILABLE')),
    deployment_id text,
    noticed_at    timestamptz not null,
    check ((state = 'ACTIVE') = (deployment_id is not null))
);
