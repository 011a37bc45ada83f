--liquibase formatted sql

--changeset customers:070-index-email-addresses
--comment: Whose email this is: by address, by the domain of a company's contacts, by that of its website.
create index contact_email on contact (lower(email)) where email is not null;
create index contact_email_domain on contact (split_part(lower(email), '@', 2)) where email is not null;
create index company_website_domain on company
    (regexp_replace(lower(website), '^(https?://)?(www\.)?([^/:?#]*).*$', '\3')) where website is not null;
