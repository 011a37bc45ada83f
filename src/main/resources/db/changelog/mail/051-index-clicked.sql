--liquibase formatted sql

--changeset mail:051-index-clicked
--comment: Few of those that were opened.
create index mail_message_clicked on mail_message (created_at desc, id desc) where clicked_at is not null;
