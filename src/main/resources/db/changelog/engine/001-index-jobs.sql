--liquibase formatted sql

--changeset engine:001-index-due-jobs
--comment: Camunda ships no index that job acquisition can use: with 200,000 waiting timers each poll scans the table.
create index act_idx_crm_job_due on act_ru_job (duedate_);

--changeset engine:001-index-locked-jobs
create index act_idx_crm_job_lock on act_ru_job (lock_exp_time_) where lock_owner_ is not null;
