--liquibase formatted sql

--changeset tickets:100-move-views
--comment: Saved views belong to every list now.
insert into saved_view (id, list, owner_id, name, address, shared, created_at)
select id, 'tickets', owner_id, name, address, shared, created_at from ticket_view;
drop table ticket_view;
