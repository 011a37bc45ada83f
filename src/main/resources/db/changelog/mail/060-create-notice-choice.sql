--liquibase formatted sql

--changeset mail:060-create-mail-notice-choice
--comment: Which notices a person wants by mail, where it is not the usual.
create table mail_notice_choice (
    user_id uuid        not null references user_account on delete cascade,
    notice  varchar(30) not null,
    by_mail boolean     not null,
    primary key (user_id, notice)
);
