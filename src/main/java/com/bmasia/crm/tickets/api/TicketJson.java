package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A ticket as API clients know it; field names are those of the old system. */
record TicketJson(
        UUID id,
        int version,
        String ticketNumber,
        String subject,
        String description,
        String status,
        String priority,
        String category,
        String source,
        UUID company,
        String companyName,
        UUID contact,
        String contactName,
        UUID assignedTo,
        String assignedToName,
        String assignedTeam,
        List<String> tags,
        Instant firstResponseAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant dueDate,
        Double firstResponseTimeHours,
        Double resolutionTimeHours,
        @JsonProperty("is_overdue") boolean overdue,
        String resolution,
        UUID createdBy,
        List<CommentJson> comments,
        List<AttachmentJson> attachments,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            t.id, t.version, t.number, t.subject, t.description, t.status, t.priority, t.category, t.source, t.company_id,
            c.name as company_name, t.contact_id, p.name as contact_name, t.assignee_id, u.full_name as assignee_name,
            t.team, t.tags, t.first_response_at, t.resolved_at, t.closed_at, t.due_at, t.resolution, t.created_by,
            t.created_at, t.updated_at, coalesce(%s, false) as overdue
            """.formatted(TicketQueries.OVERDUE);

    static final String FROM = """
            ticket t
            join company c on c.id = t.company_id
            left join contact p on p.id = t.contact_id
            left join user_account u on u.id = t.assignee_id
            """;

    static TicketJson of(ResultSet row) throws SQLException {
        Instant created = Sql.instant(row, "created_at");
        Instant answered = Sql.instant(row, "first_response_at");
        Instant resolved = Sql.instant(row, "resolved_at");
        return new TicketJson(
                Sql.uuid(row, "id"),
                row.getInt("version"),
                row.getString("number"),
                row.getString("subject"),
                row.getString("description"),
                code(row, "status"),
                code(row, "priority"),
                code(row, "category"),
                code(row, "source"),
                Sql.uuid(row, "company_id"),
                row.getString("company_name"),
                Sql.uuid(row, "contact_id"),
                row.getString("contact_name"),
                Sql.uuid(row, "assignee_id"),
                row.getString("assignee_name"),
                row.getString("team"),
                List.of((String[]) row.getArray("tags").getArray()),
                answered,
                resolved,
                Sql.instant(row, "closed_at"),
                Sql.instant(row, "due_at"),
                hours(created, answered),
                hours(created, resolved),
                row.getBoolean("overdue"),
                row.getString("resolution"),
                Sql.uuid(row, "created_by"),
                List.of(),
                List.of(),
                created,
                Sql.instant(row, "updated_at"));
    }

    TicketJson with(List<CommentJson> comments, List<AttachmentJson> attachments) {
        return new TicketJson(
                id,
                version,
                ticketNumber,
                subject,
                description,
                status,
                priority,
                category,
                source,
                company,
                companyName,
                contact,
                contactName,
                assignedTo,
                assignedToName,
                assignedTeam,
                tags,
                firstResponseAt,
                resolvedAt,
                closedAt,
                dueDate,
                firstResponseTimeHours,
                resolutionTimeHours,
                overdue,
                resolution,
                createdBy,
                comments,
                attachments,
                createdAt,
                updatedAt);
    }

    private static String code(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    /** Hours by the wall clock with two decimals, as the old clients show them. */
    private static Double hours(Instant from, Instant to) {
        return to == null ? null : Math.round(Duration.between(from, to).toSeconds() / 36.0) / 100.0;
    }
}
