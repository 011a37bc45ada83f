package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other modules may know of companies and contacts: names for their own records, and choices for their forms. */
@Component
public class CustomerDirectory {

    private static final String CONTACT =
            "select id, company_id, name, email, phone, language, active from contact where ";

    private final JdbcClient jdbc;

    CustomerDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param tier service level class of the company: STANDARD or PREMIUM
     * @param place where it is, which tells two of one name apart; empty where nobody wrote it down
     */
    public record CompanyRef(CompanyId id, String name, String tier, String place, boolean active) {}

    public record ContactRef(
            ContactId id,
            CompanyId company,
            String name,
            String email,
            String phone,
            String language,
            boolean active) {}

    public Optional<CompanyRef> company(CompanyId id) {
        return jdbc.sql("select id, name, tier, city, country, active from company where id = :id")
                .param("id", id.value())
                .query((row, n) -> company(row))
                .optional();
    }

    /** Active companies whose name contains what was typed, those that begin with it first; for autocompletion. */
    public List<CompanyRef> companiesLike(String typed, int limit) {
        String begins = Sql.contains(typed).substring(1);
        // Two statements: each stops at the limit inside an index, however many companies match.
        List<CompanyRef> found = new ArrayList<>(jdbc.sql("""
                        select id, name, tier, city, country, active from company
                         where active and lower(name) like lower(:begins)
                         order by lower(name) using ~<~, id
                         limit :limit
                        """)
                .param("begins", begins)
                .param("limit", limit)
                .query((row, n) -> company(row))
                .list());
        if (found.size() < limit) {
            found.addAll(companiesContaining(typed, begins, limit - found.size()));
        }
        return found;
    }

    private List<CompanyRef> companiesContaining(String typed, String begins, int limit) {
        return jdbc.sql("""
                        select id, name, tier, city, country, active from company
                         where active and name ilike :pattern and lower(name) not like lower(:begins)
                         order by name collate "th-x-icu", id
                         limit :limit
                        """)
                .param("pattern", Sql.contains(typed))
                .param("begins", begins)
                .param("limit", limit)
                .query((row, n) -> company(row))
                .list();
    }

    public Optional<ContactRef> contact(ContactId id) {
        return jdbc.sql(CONTACT + "id = :id")
                .param("id", id.value())
                .query((row, n) -> contact(row))
                .optional();
    }

    /** The active contacts of a company, by name. */
    public List<ContactRef> contactsOf(CompanyId company) {
        return jdbc.sql(CONTACT + "company_id = :company and active order by lower(name), id")
                .param("company", company.value())
                .query((row, n) -> contact(row))
                .list();
    }

    /** Whom to write to where nobody says otherwise: the only active contact, or the one that is marked as primary. */
    public Optional<ContactId> mainContactOf(CompanyId company) {
        return jdbc.sql("""
                        select id from contact
                         where company_id = :company and active
                           and (contact_type = 'PRIMARY'
                                or 1 = (select count(*) from contact o where o.company_id = :company and o.active))
                         order by created_at, id limit 1
                        """)
                .param("company", company.value())
                .query(UUID.class)
                .optional()
                .map(ContactId::new);
    }

    private static CompanyRef company(ResultSet row) throws SQLException {
        return new CompanyRef(
                new CompanyId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("tier"),
                Stream.of(row.getString("city"), row.getString("country"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                row.getBoolean("active"));
    }

    private static ContactRef contact(ResultSet row) throws SQLException {
        return new ContactRef(
                new ContactId(Sql.uuid(row, "id")),
                new CompanyId(Sql.uuid(row, "company_id")),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getBoolean("active"));
    }
}
