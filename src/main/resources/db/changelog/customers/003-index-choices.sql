--liquibase formatted sql

--changeset customers:003-index-billing-entity
create index company_by_billing_entity on company (billing_entity, name collate "th-x-icu", id);

--changeset customers:003-index-name-prefix
--comment: Autocompletion: names that begin with what was typed, in order, without reading all that match.
create index company_by_prefix on company (lower(name) text_pattern_ops, id) where active;
