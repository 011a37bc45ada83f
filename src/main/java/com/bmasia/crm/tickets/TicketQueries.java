package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.TicketDetails.Other;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.users.UserId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads single tickets: the whole record, and its timeline. */
@Component
public class TicketQueries {

    /** SQL: is the ticket {@code t} late at {@code :now}? Not while it waits for its customer. */
    public static final String OVERDUE = "(t.status in ('NEW', 'ASSIGNED', 'IN_PROGRESS') and t.due_at < :now)";

    /** SQL: is the ticket {@code t} in the hands of somebody without an active account? */
    public static final String OF_INACTIVE =
            "(t.status <> 'CLOSED' and t.assignee_id in (select u.id from user_account u where not u.active))";

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final TicketAttachments attachments;
    private final ObjectMapper json;
    private final Clock clock;

    TicketQueries(
            JdbcClient jdbc,
            BusinessCalendars calendars,
            TicketAttachments attachments,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.attachments = attachments;
        this.json = json;
        this.clock = clock;
    }

    public TicketDetails details(TicketId id) {
        return jdbc.sql("""
                        select t.*, %s as overdue, c.name as company_name, m.name as team_name,
                               k.name as contact_name, k.email as contact_email, k.phone as contact_phone,
                               a.full_name as assignee_name, b.full_name as created_by_name,
                               g.number as merged_number, f.number as follow_up_number
                          from ticket t
                          join company c on c.id = t.company_id
                          join team m on m.key = t.team
                          left join contact k on k.id = t.contact_id
                          left join user_account a on a.id = t.assignee_id
                          left join user_account b on b.id = t.created_by
                          left join ticket g on g.id = t.merged_into
                          left join ticket f on f.id = t.follow_up_of
                         where t.id = :id
                        """.formatted(OVERDUE))
                .param("id", id.value())
                .param("now", Sql.at(clock.instant()))
                .query((row, n) -> details(row))
                .optional()
                .orElseThrow(() -> new NotFound("ticket", id));
    }

    public Optional<TicketId> byNumber(String number) {
        return jdbc.sql("select id from ticket where number = upper(:number)")
                .param("number", number.strip())
                .query(UUID.class)
                .optional()
                .map(TicketId::new);
    }

    /** Tickets that go on from this one, or were merged into it. */
    public List<Other> relatedTo(TicketId id) {
        return jdbc.sql(
                        "select id, number from ticket where follow_up_of = :id or merged_into = :id order by created_at")
                .param("id", id.value())
                .query((row, n) -> new Other(new TicketId(Sql.uuid(row, "id")), row.getString("number")))
                .list();
    }

    /** What was said and what happened, oldest first, each comment with its files. */
    public List<TimelineEntry> timeline(TicketId id) {
        Map<UUID, List<Attachment>> files = attachments.of(id).stream()
                .filter(file -> file.comment() != null)
                .collect(Collectors.groupingBy(Attachment::comment));
        return jdbc.sql("""
                        select c.id, c.created_at as at, null as kind, coalesce(k.name, u.full_name) as actor,
                               c.author = 'CUSTOMER' as customer, c.internal, c.text, c.html, c.quoted, c.sent_to, c.sent_cc,
                               c.author_id, c.edited_at, c.deleted_at, null as details
                          from ticket_comment c
                          left join user_account u on u.id = c.author_id
                          left join contact k on k.id = c.contact_id
                         where c.ticket_id = :id
                         union all
                        select e.id, e.at, e.kind, u.full_name, false, false, null, null, null, null, null,
                               null, null, null, e.details::text
                          from ticket_event e left join user_account u on u.id = e.actor_id
                         where e.ticket_id = :id
                         order by at, id
                        """).param("id", id.value()).query((row, n) -> entry(row)).list().stream()
                .map(entry -> entry.with(files.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private TicketDetails details(ResultSet row) throws SQLException {
        Optional<SlaClock> sla = sla(row);
        return new TicketDetails(
                new TicketId(Sql.uuid(row, "id")),
                row.getInt("version"),
                row.getString("number"),
                row.getString("subject"),
                row.getString("description"),
                TicketStatus.valueOf(row.getString("status")),
                TicketPriority.valueOf(row.getString("priority")),
                TicketCategory.valueOf(row.getString("category")),
                TicketSource.valueOf(row.getString("source")),
                new CompanyId(Sql.uuid(row, "company_id")),
                row.getString("company_name"),
                id(row, "contact_id", ContactId::new),
                row.getString("contact_name"),
                row.getString("contact_email"),
                row.getString("contact_phone"),
                row.getString("team"),
                row.getString("team_name"),
                id(row, "assignee_id", UserId::new),
                row.getString("assignee_name"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                Sql.instant(row, "due_at"),
                row.getBoolean("due_by_hand"),
                row.getBoolean("overdue"),
                Sql.instant(row, "first_response_at"),
                Sql.instant(row, "resolved_at"),
                Sql.instant(row, "closed_at"),
                row.getString("resolution"),
                row.getString("close_reason"),
                other(row, "merged_into", "merged_number"),
                other(row, "follow_up_of", "follow_up_number"),
                row.getString("team_rule"),
                row.getString("service_rule"),
                stand(row, sla, SlaClock.Goal.FIRST_RESPONSE, "first_response_at"),
                stand(row, sla, SlaClock.Goal.RESOLUTION, "resolved_at"),
                id(row, "created_by", UserId::new),
                row.getString("created_by_name"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private SlaStand stand(ResultSet row, Optional<SlaClock> sla, SlaClock.Goal goal, String reached)
            throws SQLException {
        if (sla.isEmpty()) {
            return null;
        }
        BusinessCalendar calendar = calendars.named(sla.get().calendar());
        SlaStand stand = SlaStand.of(sla.get(), goal, calendar, clock.instant());
        boolean givenUp = Sql.instant(row, "closed_at") != null && Sql.instant(row, reached) == null;
        return givenUp ? stand.givenUp() : stand;
    }

    private static Optional<SlaClock> sla(ResultSet row) throws SQLException {
        String calendar = row.getString("sla_calendar");
        return calendar == null
                ? Optional.empty()
                : Optional.of(new SlaClock(
                        calendar,
                        Sql.instant(row, "sla_running_since"),
                        target(row, "sla_response_"),
                        target(row, "sla_resolution_")));
    }

    private static SlaClock.Target target(ResultSet row, String prefix) throws SQLException {
        return new SlaClock.Target(
                row.getLong(prefix + "target_seconds"),
                row.getLong(prefix + "used_seconds"),
                Sql.instant(row, prefix + "reached_at"),
                row.getInt(prefix + "raised"),
                Sql.instant(row, prefix + "due_at"));
    }

    private static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        UUID id = Sql.uuid(row, column);
        return id == null ? null : type.apply(id);
    }

    private static Other other(ResultSet row, String id, String number) throws SQLException {
        UUID other = Sql.uuid(row, id);
        return other == null ? null : new Other(new TicketId(other), row.getString(number));
    }

    private TimelineEntry entry(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new TimelineEntry(
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                kind == null ? null : TicketEventKind.valueOf(kind),
                row.getString("actor"),
                kind == null ? said(row) : null,
                read(row.getString("details")),
                List.of());
    }

    private static TimelineEntry.Said said(ResultSet row) throws SQLException {
        return new TimelineEntry.Said(
                row.getBoolean("customer"),
                row.getBoolean("internal"),
                row.getString("text"),
                row.getString("html"),
                row.getString("quoted"),
                Arrays.asList((String[]) row.getArray("sent_to").getArray()),
                Arrays.asList((String[]) row.getArray("sent_cc").getArray()),
                Sql.uuid(row, "author_id"),
                Sql.instant(row, "edited_at"),
                Sql.instant(row, "deleted_at"));
    }

    private Map<String, String> read(String details) {
        try {
            return details == null ? Map.of() : json.readValue(details, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details of a ticket event", e);
        }
    }
}
