package com.bmasia.crm.customers;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
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

    private static final String COLUMNS = "c.*, o.name as company_name";
    private static final String TABLES = "contact c join company o on o.id = c.company_id";
    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;

    private static final ApiList<ContactView> API = ApiList.select(COLUMNS, (row, n) -> view(row))
            .from(TABLES, "c.id")
            .uuid("id", "c.id")
            .uuid("company", "c.company_id")
            .text("name", "c.name collate \"th-x-icu\"")
            .text("email", "c.email")
            .text("phone", "c.phone")
            .text("title", "c.title")
            .text("department", "c.department")
            .code("contact_type", "c.contact_type", ContactType.class)
            .code("language", "c.language", Language.class)
            .bool("is_active", "c.active")
            .instant("created_at", "c.created_at")
            .instant("updated_at", "c.updated_at")
            .searchIn("c.search_text")
            .sortable("name", "created_at", "updated_at")
            .orderedBy("name");

    private final JdbcClient jdbc;
    private final CustomerRows<ContactView> rows;
    private final ApiLists lists;

    ContactQueries(JdbcClient jdbc, StreamedRows streamed, ApiLists lists) {
        this.jdbc = jdbc;
        this.rows = new CustomerRows<>("contacts", COLUMNS, TABLES, (row, n) -> view(row), jdbc, streamed);
        this.lists = lists;
    }

    public ContactView find(ContactId id) {
        return rows.find(id.value()).orElseThrow(() -> new NotFound("contact", id));
    }

    /** @param after the cursor of the page before, null for the first page */
    public PageOf<ContactView> list(ContactFilter filter, SortBy sort, String after, int size) {
        return rows.page(filter.conditions(), sort, after, size);
    }

    /** The list as a client of the API asks for it. */
    public ApiPage<ContactView> list(ListRequest request) {
        return lists.read(API, request);
    }

    /** Every contact of the list, one after the other, without holding them in memory. */
    @Transactional(readOnly = true)
    public void each(ContactFilter filter, SortBy sort, Consumer<ContactView> reader) {
        rows.each(filter.conditions(), sort, reader);
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
