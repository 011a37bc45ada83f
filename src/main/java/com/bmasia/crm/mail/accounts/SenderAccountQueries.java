package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sender accounts as lists and pages show them. Removed ones are absent. */
@Component
public class SenderAccountQueries {

    static final Duration DAY = Duration.ofHours(24);

    private static final String COLUMNS = """
            a.*, u.full_name, u.active as person_active,
            (select count(*) from mail_ledger l where l.account_id = a.id and l.at > :since) as sent,
            a.rejection_alarm_at is not null and a.rejected_at > :since as is_rejected
            """;
    private static final String TABLES = "mail_account a left join user_account u on u.id = a.user_id";
    private static final String SELECT = "select " + COLUMNS + " from " + TABLES + " where a.removed_at is null";

    private static final ApiList<AccountView> API = ApiList.select(COLUMNS, (row, n) -> view(row))
            .from(TABLES, "a.id")
            .where("a.removed_at is null")
            .uuid("id", "a.id")
            .code("kind", "a.kind", AccountKind.class)
            .uuid("user", "a.user_id")
            .code("role", "a.role", Role.class)
            .text("host", "a.host")
            .code("state", "a.state", AccountState.class)
            .bool("is_active", "a.active")
            .search("u.full_name", "a.host", "a.username", "a.from_address")
            .sortable("kind", "host", "state")
            .orderedBy("kind");

    private final JdbcClient jdbc;
    private final ApiLists lists;
    private final Clock clock;

    SenderAccountQueries(JdbcClient jdbc, ApiLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    /** The company's first, then those of roles, then those of people by name. */
    public List<AccountView> all() {
        return jdbc.sql(SELECT + """
                         order by case a.kind when 'SYSTEM' then 1 when 'ROLE' then 2 else 3 end,
                                  a.role, lower(u.full_name), a.id
                        """)
                .param("since", since())
                .query((row, n) -> view(row))
                .list();
    }

    public ApiPage<AccountView> list(ListRequest request) {
        return lists.read(API, request, Map.of("since", since()));
    }

    public AccountView get(UUID id) {
        return jdbc.sql(SELECT + " and a.id = :id")
                .param("since", since())
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("mail account", id));
    }

    public Optional<AccountView> ownOf(UserId person) {
        return jdbc.sql(SELECT + " and a.kind = 'OWN' and a.user_id = :person")
                .param("since", since())
                .param("person", person.value())
                .query((row, n) -> view(row))
                .optional();
    }

    public Optional<AccountView> of(Role role) {
        return jdbc.sql(SELECT + " and a.kind = 'ROLE' and a.role = :role")
                .param("since", since())
                .param("role", role.name())
                .query((row, n) -> view(row))
                .optional();
    }

    private Timestamp since() {
        return Sql.at(clock.instant().minus(DAY));
    }

    private static AccountView view(ResultSet row) throws SQLException {
        UUID person = Sql.uuid(row, "user_id");
        String role = row.getString("role");
        String security = row.getString("security");
        return new AccountView(
                Sql.uuid(row, "id"),
                row.getInt("version"),
                AccountKind.valueOf(row.getString("kind")),
                person == null ? null : new UserId(person),
                row.getString("full_name"),
                row.getBoolean("person_active"),
                role == null ? null : Role.valueOf(role),
                row.getBoolean("active"),
                row.getString("host"),
                row.getObject("port", Integer.class),
                security == null ? null : SmtpSecurity.valueOf(security),
                row.getString("username"),
                row.getBytes("secret") != null,
                row.getString("from_name"),
                row.getString("from_address"),
                row.getObject("limit_per_minute", Integer.class),
                row.getObject("limit_per_day", Integer.class),
                AccountState.valueOf(row.getString("state")),
                Sql.instant(row, "paused_until"),
                row.getString("trouble"),
                Sql.instant(row, "trouble_at"),
                row.getInt("sent"),
                rejected(row),
                Sql.instant(row, "admitted_at"),
                row.getBoolean("admitted_untested"));
    }

    private static AccountView.Rejected rejected(ResultSet row) throws SQLException {
        return row.getBoolean("is_rejected")
                ? new AccountView.Rejected(
                        row.getInt("rejections"),
                        Sql.instant(row, "rejections_since"),
                        Sql.instant(row, "rejected_at"),
                        row.getString("rejected_answer"))
                : null;
    }
}
