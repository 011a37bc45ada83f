package com.bmasia.crm.customers;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The read side of contacts. */
@Component
public class ContactQueries {

    private static final String SELECT =
            "select c.*, o.name as company_name from contact c join company o on o.id = c.company_id ";

    private final JdbcClient jdbc;
    private final StreamedRows streamed;

    ContactQueries(JdbcClient jdbc, StreamedRows streamed) {
        this.jdbc = jdbc;
        this.streamed = streamed;
    }

    public ContactView find(ContactId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("contact", id));
    }

    /** @param after the cursor of the page before, null for the first page */
    public PageOf<ContactView> list(ContactFilter filter, SortBy sort, String after, int size) {
        Conditions conditions = filter.conditions();
        sort.startAfter(after, conditions);
        List<ContactView> rows = jdbc.sql(SELECT + conditions.where() + " order by " + sort.order + " limit :limit")
                .params(conditions.parameters())
                .param("limit", size + 1)
                .query((row, n) -> view(row))
                .list();
        return PageOf.of(
                rows,
                size,
                last -> sort.cursor(
                        last.details().name(), last.createdAt(), last.id().value()));
    }

    /** Every contact of the list, one after the other, without holding them in memory. */
    @Transactional(readOnly = true)
    public void each(ContactFilter filter, SortBy sort, Consumer<ContactView> reader) {
        Conditions conditions = filter.conditions();
        streamed.read(
                SELECT + conditions.where() + " order by " + sort.order,
                conditions.parameters(),
                row -> reader.accept(view(row)));
    }

    /** Contacts of any company who have this address: probably the same person. */
    public List<ContactView> withEmail(String email, ContactId except) {
        return jdbc.sql(SELECT + """
                         where lower(c.email) = lower(:email) and c.id is distinct from cast(:except as uuid)
                         order by c.created_at, c.id
                         limit 5
                        """)
                .param("email", email.strip())
                .param("except", except == null ? null : except.toString())
                .query((row, n) -> view(row))
                .list();
    }

    private static ContactView view(ResultSet row) throws SQLException {
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
