--liquibase formatted sql

--changeset shared:001-create-extension
--comment: Substring search that works for Thai, which puts no blanks between words.
create extension if not exists pg_trgm;

--changeset shared:001-create-search-fold
--comment: The form in which texts are compared by a search; shared.SearchWords does the same in Java, and a test compares both over all characters. What is stored for people to read is never changed. Marks stay: a word without them is another word in Thai. Whoever changes this function has to write every column and index anew that is made with it.
--comment: Invisible characters go, Thai digits become 0 to 9, letters in pieces become one (NFKC), the marks of a Thai letter stand in one order, two SARA E are SARA AE, capitals are small.
create function search_fold(typed text) returns text language sql immutable strict parallel safe
    return case when octet_length(typed) = length(typed) then lower(typed) else
        lower(replace(
            regexp_replace(
                regexp_replace(
                    normalize(
                        translate(
                            regexp_replace(typed,
                                U&'[\00AD\034F\061C\180E\200B-\200F\202A-\202E\2060-\2064\2066-\2069\FEFF\FE00-\FE0F]+', '', 'g'),
                            U&'\0E50\0E51\0E52\0E53\0E54\0E55\0E56\0E57\0E58\0E59', '0123456789'),
                        NFKC),
                    U&'\0E4D\0E32([\0E48-\0E4B])', U&'\0E4D\\1\0E32', 'g'),
                U&'([\0E48-\0E4C\0E4E]+)([\0E31\0E34-\0E3A\0E47\0E4D]+)', '\2\1', 'g'),
            U&'\0E40\0E40', U&'\0E41'))
        end;
