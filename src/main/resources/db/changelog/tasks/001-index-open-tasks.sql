--liquibase formatted sql

--changeset tasks:001-index-tasks-by-due
--comment: The order of My work: soonest due first, tasks without a due time last; a page reads only its own rows.
create index act_idx_crm_task_due on act_ru_task
    (coalesce(due_date_, timestamp 'infinity'), (-priority_), create_time_, id_);
