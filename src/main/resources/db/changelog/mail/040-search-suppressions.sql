--liquibase formatted sql

--changeset mail:040-search-suppressions
--comment: Part of an address finds it; a list of one reason is read newest first.
create extension if not exists pg_trgm;
create index mail_suppression_search on mail_suppression using gin (address gin_trgm_ops);
create index mail_suppression_reason on mail_suppression (reason, created_at desc, id desc);

--changeset mail:040-topic-only-of-consent
--comment: Only a person's no is about a topic; a mailbox that is full is full for all.
alter table mail_suppression add check (topic is null or reason = 'UNSUBSCRIBED');
