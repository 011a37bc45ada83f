--liquibase formatted sql

--changeset mail:020-tell-delays
--comment: A delay is no bounce: the recipient's side goes on trying, and says so.
alter table mail_event drop constraint mail_event_kind_check;
alter table mail_event add constraint mail_event_kind_check
    check (kind in ('OPEN', 'CLICK', 'UNSUBSCRIBE', 'BOUNCE', 'DELAY', 'COMPLAINT', 'REPLY'));
