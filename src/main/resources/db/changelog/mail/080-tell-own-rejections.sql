--liquibase formatted sql

--changeset mail:080-keep-what-a-bounce-is-about
--comment: A bounce that is about our sender, host or words, or does not say, is never counted against the address.
alter table mail_message add column bounce_not_the_address boolean not null default false;

--changeset mail:080-keep-rejections-of-account
--comment: Mails of an account that were refused for what we are: a run of them raises one alarm.
alter table mail_account add column rejections integer not null default 0;
alter table mail_account add column rejections_since timestamptz;
alter table mail_account add column rejected_at timestamptz;
alter table mail_account add column rejected_answer varchar(500);
alter table mail_account add column rejection_alarm_at timestamptz;
