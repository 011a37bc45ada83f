--liquibase formatted sql

--changeset mail:081-admit-accounts
--comment: An account is used once a test mail went through it, or somebody said to use it untested. What has sent is proven.
alter table mail_account add column admitted_at timestamptz;
alter table mail_account add column admitted_untested boolean not null default false;
update mail_account a set admitted_at = now()
 where a.kind = 'SYSTEM'
    or exists (select from mail_message m where m.account_id = a.id and m.accepted_at is not null);
