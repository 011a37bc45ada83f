--liquibase formatted sql

--changeset tickets:052-let-files-come-by-email
--comment: Nobody of ours uploaded what came with a customer's email.
alter table ticket_attachment alter column uploaded_by drop not null;
