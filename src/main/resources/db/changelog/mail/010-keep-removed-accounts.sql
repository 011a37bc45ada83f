--liquibase formatted sql

--changeset mail:010-keep-removed-account
--comment: Sent mails name their account, so a removed one stays as a row, switched off and without its password.
alter table mail_account add column removed_at timestamptz;
alter table mail_account add check (removed_at is null or (not active and secret is null and kind <> 'SYSTEM'));
create unique index mail_account_person on mail_account (user_id) where kind = 'OWN' and removed_at is null;
create unique index mail_account_one_per_role on mail_account (role) where kind = 'ROLE' and removed_at is null;
drop index mail_account_own;
drop index mail_account_role;
