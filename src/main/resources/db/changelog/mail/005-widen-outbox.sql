--liquibase formatted sql

--changeset mail:005-widen-outbox
--comment: secret_key names the key of a confidential mail's content. tried_at is the first attempt: from it on, giving up is counted.
alter table mail_content add column secret_key varchar(16);
alter table mail_message add column tried_at timestamptz;
create index mail_message_waiting on mail_message (account_id, due_at) where state in ('QUEUED', 'DEFERRED');
create index mail_message_unknown on mail_message (unknown_at desc, id desc) where unknown_at is not null;
create index mail_message_process on mail_message (process_instance) where process_instance is not null;
