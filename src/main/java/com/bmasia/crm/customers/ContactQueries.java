package com.bmasia.crm.customers;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read side of contacts. */
@Component
public class ContactQueries {

    static final String COLUMNS = "c.*, o.name as company_name";
    static final String TABLES = "contact c join company o on o.id = c.company_id";
    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;

    private final JdbcClient jdbc;

    ContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public ContactView find(ContactId id) {
        return jdbc.sql(SELECT + " where c.id = ?")
                .param(id.value())
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("contact", id));
    }

    /** Contacts of any company who have this address: probably the same person. */
    public List<ContactView> withEmail(String email, ContactId except) {
        return jdbc.sql(SELECT + """
                         where lower(c.email) = lower(:email) and c.id is distinct from cast(:except as uuid)
                         order by c.created_at, c.id
                         limit 5
                        """)
                .param("email", EmailAddress.normalized(email.strip()))
                .param("except", except == null ? null : except.toString())
                .query((row, n) -> view(row))
                .list();
    }

    static ContactView view(ResultSet row) throws SQLException {
        return new ContactView(
                new ContactId(Sql.uuid(row, "id")),
                row.getInt("version"),
                new CompanyId(Sql.uuid(row, "company_id")),
                row.getString("company_name"),
                details(row),
                row.getBoolean("active"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static ContactDetails details(ResultSet row) throws SQLException {
        return new ContactDetails(
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("title"),
                row.getString("department"),
                ContactType.valueOf(row.getString("contact_type")),
                Language.valueOf(row.getString("language")),
                row.getString("notes"));
    }
}
