--liquibase formatted sql

--changeset mail:090-fold-mail-search splitStatements:false
--comment: Typing variants find each other (shared:001-create-search-fold).
create or replace function mail_keep_search() returns trigger language plpgsql as $$
begin
    insert into mail_search (mail_id, text)
        values (new.id, search_fold(' ' || new.to_name || ' ' || new.to_address || ' ' || new.subject))
        on conflict (mail_id) do update set text = excluded.text;
    return null;
end $$;
update mail_search s set text = search_fold(' ' || m.to_name || ' ' || m.to_address || ' ' || m.subject)
  from mail_message m where m.id = s.mail_id and s.text <> search_fold(' ' || m.to_name || ' ' || m.to_address || ' ' || m.subject);
