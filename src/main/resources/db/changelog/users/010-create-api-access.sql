--liquibase formatted sql

--changeset users:010-create-api-login
--comment: One login through the API and the refresh tokens that follow each other in it. Only hashes of tokens are kept.
create table api_login (
    id         uuid primary key,
    user_id    uuid        not null references user_account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_login_of_user on api_login (user_id) where revoked_at is null;
create index api_login_age on api_login (expires_at);

--changeset users:010-create-api-refresh-token
create table api_refresh_token (
    token_hash bytea primary key,
    login_id   uuid        not null references api_login on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index api_refresh_token_of_login on api_refresh_token (login_id);

--changeset users:010-create-api-key
create table api_key (
    id           uuid primary key,
    user_id      uuid        not null references user_account on delete cascade,
    name         varchar(80) not null,
    hint         varchar(12) not null,
    key_hash     bytea       not null unique,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create unique index api_key_name_unique on api_key (user_id, lower(name)) where revoked_at is null;

--changeset users:010-create-idempotent-request
--comment: The answer to a write that carried an Idempotency-Key, for a day. No status: the write has not ended yet.
create table idempotent_request (
    user_id         uuid         not null references user_account on delete cascade,
    idempotency_key varchar(255) not null,
    fingerprint     bytea        not null,
    created_at      timestamptz  not null,
    status          integer,
    content_type    varchar(120),
    location        varchar(500),
    body            bytea,
    primary key (user_id, idempotency_key)
);
create index idempotent_request_age on idempotent_request (created_at);
