package com.bmasia.crm.customers;

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
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The read side of companies. */
@Component
public class CompanyQueries {

    private static final String COLUMNS = "c.*, u.full_name as account_manager";
    private static final String TABLES = "company c left join user_account u on u.id = c.account_manager_id";
    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;

    private static final ApiList<CompanyView> API = ApiList.select(COLUMNS, (row, n) -> view(row))
            .from(TABLES, "c.id")
            .uuid("id", "c.id")
            .text("name", "c.name collate \"th-x-icu\"")
            .text("industry", "c.industry")
            .text("country", "c.country")
            .text("city", "c.city")
            .text("tax_id", "c.tax_id")
            .text("phone", "c.phone")
            .code("billing_entity", "c.billing_entity", BillingEntity.class)
            .code("language", "c.language", Language.class)
            .code("tier", "c.tier", Tier.class)
            .number("payment_terms", "c.payment_terms")
            .uuid("account_manager", "c.account_manager_id")
            .bool("is_active", "c.active")
            .instant("created_at", "c.created_at")
            .instant("updated_at", "c.updated_at")
            .searchIn("c.search_text")
            .sortable("name", "created_at", "updated_at")
            .orderedBy("name");

    private final JdbcClient jdbc;
    private final CustomerRows<CompanyView> rows;
    private final ApiLists lists;

    CompanyQueries(JdbcClient jdbc, StreamedRows streamed, ApiLists lists) {
        this.jdbc = jdbc;
        this.rows = new CustomerRows<>("companies", COLUMNS, TABLES, (row, n) -> view(row), jdbc, streamed);
        this.lists = lists;
    }

    public CompanyView find(CompanyId id) {
        return rows.find(id.value()).orElseThrow(() -> new NotFound("company", id));
    }

    /** @param after the cursor of the page before, null for the first page */
    public PageOf<CompanyView> list(CompanyFilter filter, SortBy sort, String after, int size) {
        return rows.page(filter.conditions(), sort, after, size);
    }

    /** The list as a client of the API asks for it. */
    public ApiPage<CompanyView> list(ListRequest request) {
        return lists.read(API, request);
    }

    /** Every company of the list, one after the other, without holding them in memory. */
    @Transactional(readOnly = true)
    public void each(CompanyFilter filter, SortBy sort, Consumer<CompanyView> reader) {
        rows.each(filter.conditions(), sort, reader);
    }

    /** Companies whose name looks like this one, most alike first: probably the same. */
    public List<CompanyView> similar(String name, CompanyId except) {
        return jdbc.sql(SELECT + """
                         where c.name % :name and c.id is distinct from cast(:except as uuid)
                         order by similarity(c.name, :name) desc, c.id
                         limit 5
                        """)
                .param("name", name.strip())
                .param("except", except == null ? null : except.toString())
                .query((row, n) -> view(row))
                .list();
    }

    /** Active companies with this name, however it was typed; there can be several. */
    public List<CompanyView> named(String name) {
        return jdbc.sql(
                        SELECT
                                + " where c.active and search_fold(c.name) = search_fold(:name) order by c.created_at, c.id limit 20")
                .param("name", name.strip())
                .query((row, n) -> view(row))
                .list();
    }

    private static CompanyView view(ResultSet row) throws SQLException {
        return new CompanyView(
                new CompanyId(Sql.uuid(row, "id")),
                row.getInt("version"),
                details(row),
                row.getString("account_manager"),
                row.getBoolean("active"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static CompanyDetails details(ResultSet row) throws SQLException {
        return new CompanyDetails(
                row.getString("name"),
                row.getString("legal_name"),
                row.getString("industry"),
                row.getString("country"),
                row.getString("city"),
                row.getString("address"),
                BillingEntity.valueOf(row.getString("billing_entity")),
                row.getInt("payment_terms"),
                row.getString("tax_id"),
                row.getString("branch_number"),
                Language.valueOf(row.getString("language")),
                Tier.valueOf(row.getString("tier")),
                row.getString("website"),
                row.getString("phone"),
                row.getString("notes"),
                row.getObject("account_manager_id", UUID.class));
    }
}
