package com.bmasia.crm.tickets.inbound.api;

import com.bmasia.crm.mail.inbound.DeskEmailState;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Emails from customers, to read. */
@RestController
@RequestMapping("/api/v1/inbound-emails")
@Requires(Permission.EDIT_ANY_TICKET)
@Tag(name = "tickets")
class InboundEmailApi {

    private static final String COLUMNS = """
            e.id, e.mailbox, e.team, e.sender, e.sender_name, e.subject, e.size, e.state, e.reason, e.automatic,
            case when e.record_kind = 'ticket' then e.record_id end as ticket, e.stored_at, e.handled_at
            """;
    private static final String FROM = "mail_desk_email e";

    private static final ListSpec<InboundEmailJson> LIST = ListSpec.of(
                    "inbound-emails", COLUMNS, (row, n) -> InboundEmailJson.of(row))
            .from(FROM, "e.id")
            .uuid("id", "e.id")
            .code("status", "e.state", DeskEmailState.class)
            .text("mailbox", "e.mailbox")
            .text("team", "e.team")
            .text("from_email", "e.sender")
            .uuid("ticket", "case when e.record_kind = 'ticket' then e.record_id end")
            .instant("created_at", "e.stored_at")
            .search("e.subject", "e.sender")
            .sortable("created_at")
            .orderedBy("-created_at");

    @Bean
    static ListSpec<InboundEmailJson> inboundEmailApiList() {
        return LIST;
    }

    private final ApiLists lists;
    private final JdbcClient jdbc;

    InboundEmailApi(ApiLists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    record InboundEmailJson(
            UUID id,
            String status,
            String reason,
            String mailbox,
            String team,
            String fromEmail,
            String fromName,
            String subject,
            int size,
            boolean isAutomatic,
            UUID ticket,
            Instant createdAt,
            Instant handledAt) {

        static InboundEmailJson of(ResultSet row) throws SQLException {
            return new InboundEmailJson(
                    Sql.uuid(row, "id"),
                    DeskEmailState.valueOf(row.getString("state")).code(),
                    row.getString("reason"),
                    row.getString("mailbox"),
                    row.getString("team"),
                    row.getString("sender"),
                    row.getString("sender_name"),
                    row.getString("subject"),
                    row.getInt("size"),
                    row.getString("automatic") != null,
                    Sql.uuid(row, "ticket"),
                    Sql.instant(row, "stored_at"),
                    Sql.instant(row, "handled_at"));
        }
    }

    @GetMapping
    @Operation(
            summary = "List inbound emails",
            description =
                    "status (also status__in): stored, comment, ticket, report, automatic, review, quarantined, ignored.")
    ApiPage<InboundEmailJson> list(@ListOf("inbound-emails") ListRequest request) {
        return lists.read(LIST, request);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an inbound email")
    InboundEmailJson read(@PathVariable UUID id) {
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where e.id = ?")
                .param(id)
                .query((row, n) -> InboundEmailJson.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("email", id));
    }
}
