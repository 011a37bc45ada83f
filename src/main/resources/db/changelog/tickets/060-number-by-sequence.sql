--liquibase formatted sql

--changeset tickets:060-number-by-sequence
--comment: Numbers are drawn from a sequence, which locks nothing until the commit; a day's numbers count from its base.
create sequence ticket_number_drawn;
alter table ticket_number add base bigint;
-- The days so far go on behind the last number that they have given.
update ticket_number set base = -last;
alter table ticket_number alter base set not null;
alter table ticket_number drop last;
