--liquibase formatted sql

--changeset tickets:055-add-viewer-replying
--comment: Whether somebody who has a ticket open is writing an answer.
alter table ticket_viewer add replying boolean not null default false;
