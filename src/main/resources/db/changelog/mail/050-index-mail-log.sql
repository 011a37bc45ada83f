--liquibase formatted sql

--changeset mail:050-create-mail-search
--comment: What the search of the log reads, beginning with a blank: a word then begins after one. A table of its own, because a mail's row changes several times on its way out, and each change would go into the large index again.
create table mail_search (
    mail_id uuid primary key references mail_message on delete cascade,
    text    text not null
);
insert into mail_search (mail_id, text)
    select id, lower(' ' || to_name || ' ' || to_address || ' ' || subject) from mail_message;
create index mail_search_text on mail_search using gin (text gin_trgm_ops);

--changeset mail:050-keep-mail-search splitStatements:false
--comment: Whoever writes a mail need not know of the search.
create function mail_keep_search() returns trigger language plpgsql as $$
begin
    insert into mail_search (mail_id, text)
        values (new.id, lower(' ' || new.to_name || ' ' || new.to_address || ' ' || new.subject))
        on conflict (mail_id) do update set text = excluded.text;
    return null;
end $$;
create trigger mail_keep_search after insert or update of to_name, to_address, subject on mail_message
    for each row execute function mail_keep_search();

--changeset mail:050-index-mail-log
--comment: Each filter of the log with its order. Whoever is no administrator never sees mails to our own people.
create index mail_message_newest_outside on mail_message (created_at desc, id desc) where purpose <> 'INTERNAL';
create index mail_message_account_newest on mail_message (account_id, created_at desc, id desc);
create index mail_message_behalf on mail_message (on_behalf_of, created_at desc, id desc) where on_behalf_of is not null;
create index mail_message_bounced on mail_message (created_at desc, id desc) where bounced_at is not null;
create index mail_message_opened on mail_message (created_at desc, id desc) where opened_at is not null;
