package com.bmasia.crm.customers;

import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose email this is: contacts by their address, companies by the domain of their contacts or website. */
@Component
public class CustomersByEmail {

    /** Providers whose addresses say nothing about where their owner works. */
    private static final Set<String> FREE_PROVIDERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.co.th",
            "outlook.com",
            "outlook.co.th",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.co.th",
            "ymail.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "gmx.net",
            "gmx.com",
            "gmx.de",
            "web.de",
            "proton.me",
            "protonmail.com",
            "mail.com",
            "qq.com",
            "163.com",
            "126.com",
            "naver.com",
            "yandex.com",
            "zoho.com",
            "windowslive.com");

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final CustomerDirectory directory;
    private final ContactService contacts;

    CustomersByEmail(JdbcClient jdbc, CustomerDirectory directory, ContactService contacts) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.contacts = contacts;
    }

    /** The active contacts with this address, of active companies; one person may be known at several. */
    public List<ContactRef> contacts(String address) {
        return jdbc
                .sql("""
                        select k.id from contact k join company c on c.id = k.company_id
                         where lower(k.email) = :address and k.active and c.active
                         order by k.created_at, k.id limit :most
                        """)
                .param("address", address.toLowerCase(Locale.ROOT))
                .param("most", MOST)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> directory.contact(new ContactId(id)).stream())
                .toList();
    }

    /** The active companies of this address's domain; none for the domain of a provider that everybody uses. */
    public List<CompanyId> companiesOfDomain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return FREE_PROVIDERS.contains(domain)
                ? List.of()
                : jdbc.sql("""
                        select c.id from company c
                         where c.active
                           and (c.id in (select company_id from contact
                                          where email is not null and split_part(lower(email), '@', 2) = :domain)
                             or c.website is not null
                                and regexp_replace(lower(c.website), '^(https?://)?(www\\.)?([^/:?#]*).*$', '\\3') = :domain)
                         order by c.created_at, c.id limit :most
                        """)
                        .param("domain", domain)
                        .param("most", MOST)
                        .query((row, n) -> new CompanyId(Sql.uuid(row, "id")))
                        .list();
    }

    /**
     * A person who wrote to us, as a contact of the company; the one with this address where there is one already.
     *
     * @param by null for the system itself
     */
    public ContactId remember(CompanyId company, String name, String address, CurrentUser by) {
        String email = new EmailAddress(address).value();
        return jdbc.sql("select id from contact where company_id = :company and lower(email) = lower(:email)")
                .param("company", company.value())
                .param("email", email)
                .query(UUID.class)
                .optional()
                .map(ContactId::new)
                .orElseGet(() -> contacts.create(
                        company,
                        new ContactDetails(
                                name == null || name.isBlank() ? email : name,
                                email,
                                null,
                                null,
                                null,
                                ContactType.OTHER,
                                Language.EN,
                                null),
                        by));
    }
}
