package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.tickets.list.TicketFilter;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.list.TicketSort;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tickets as a file for spreadsheets, written row by row. Times are those of the business zone, with their offset. */
@Component
class TicketsAsCsv {

    /** Excel takes a file without this mark for the local code page, and Thai for noise. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final List<String> COLUMNS = List.of(
            "number",
            "subject",
            "status",
            "priority",
            "category",
            "company",
            "contact",
            "team",
            "assignee",
            "tags",
            "due",
            "created",
            "firstResponse",
            "resolved",
            "closed");

    private final TicketList tickets;
    private final MessageSource messages;
    private final ZoneId zone;

    TicketsAsCsv(TicketList tickets, MessageSource messages, ZoneId zone) {
        this.tickets = tickets;
        this.messages = messages;
        this.zone = zone;
    }

    void write(HttpServletResponse response, TicketFilter filter, TicketSort sort) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"tickets.csv\"");
        try (Writer out =
                        new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
                CsvWriter csv = CsvWriter.builder().build(out)) {
            out.write(BYTE_ORDER_MARK);
            csv.writeRecord(COLUMNS.stream().map(this::heading).toList());
            tickets.each(filter, sort, ticket -> csv.writeRecord(cells(ticket)));
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of the export went away", e);
        }
    }

    private String heading(String column) {
        return messages.getMessage("tickets.field." + column, null, LocaleContextHolder.getLocale());
    }

    private List<String> cells(TicketRow ticket) {
        return Stream.of(
                        ticket.number(),
                        ticket.subject(),
                        ticket.status().code(),
                        ticket.priority().code(),
                        ticket.category().code(),
                        ticket.companyName(),
                        ticket.contactName(),
                        ticket.teamName(),
                        ticket.assigneeName(),
                        String.join(", ", ticket.tags()),
                        time(ticket.dueAt()),
                        time(ticket.createdAt()),
                        time(ticket.firstResponseAt()),
                        time(ticket.resolvedAt()),
                        time(ticket.closedAt()))
                .map(TicketsAsCsv::cell)
                .toList();
    }

    /** A cell that begins like a formula would be one: the apostrophe makes it text. */
    static String cell(String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String time(Instant at) {
        return at == null
                ? ""
                : at.atZone(zone)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }
}
