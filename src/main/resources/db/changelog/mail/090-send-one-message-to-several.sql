--liquibase formatted sql

--changeset mail:090-add-mail-part-of
--comment: One message to several people is one mail each; part_of is what they have in common, and by which they are withdrawn.
alter table mail_message add part_of uuid;
create index mail_message_part_of on mail_message (part_of) where part_of is not null;

--changeset mail:090-create-mail-attachment
--comment: Which files a mail carries, for its log. The files themselves are in its content.
create table mail_attachment (
    mail_id    uuid         not null references mail_message on delete cascade,
    position   integer      not null check (position >= 0),
    file_name  varchar(500) not null check (file_name <> ''),
    media_type varchar(150) not null,
    size       bigint       not null check (size >= 0),
    primary key (mail_id, position)
);
