--liquibase formatted sql

--changeset mail:082-know-utf8-servers
--comment: Whether the account's server takes addresses with other letters before the @ (RFC 6531); null until one was tried.
alter table mail_account add column takes_utf8 boolean;
