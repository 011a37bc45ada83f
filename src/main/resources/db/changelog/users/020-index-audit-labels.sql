--liquibase formatted sql

--changeset users:020-index-audit-labels
--comment: A part of a record's number or name finds its entries without reading years of them.
drop index audit_entry_label;
create index audit_entry_label on audit_entry using gin (search_fold(entity_label) gin_trgm_ops);
create index audit_entry_of_id on audit_entry (entity_id, at desc, id desc);
