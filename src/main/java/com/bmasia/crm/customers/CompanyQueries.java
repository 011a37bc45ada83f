package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read side of companies. */
@Component
public class CompanyQueries {

    static final String COLUMNS = "c.*, u.full_name as account_manager";
    static final String TABLES = "company c left join user_account u on u.id = c.account_manager_id";
    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;

    private final JdbcClient jdbc;

    CompanyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CompanyView find(CompanyId id) {
        return jdbc.sql(SELECT + " where c.id = ?")
                .param(id.value())
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("company", id));
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

    static CompanyView view(ResultSet row) throws SQLException {
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
