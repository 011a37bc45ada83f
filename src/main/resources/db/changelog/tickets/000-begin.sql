--liquibase formatted sql

--changeset tickets:000-module-begins
select 1;
