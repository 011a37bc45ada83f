package com.bmasia.crm.tickets;

import com.bmasia.crm.mail.TemplateRecords;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.list.ListQuery;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tickets with whose values templates about tickets are previewed. */
@Component
class TicketsForMailPreviews implements TemplateRecords {

    private final TicketList list;
    private final TicketQueries queries;
    private final MessageSource texts;

    TicketsForMailPreviews(TicketList list, TicketQueries queries, MessageSource texts) {
        this.list = list;
        this.queries = queries;
        this.texts = texts;
    }

    @Override
    public Set<TemplateType> types() {
        return EnumSet.of(
                TemplateType.TICKET_RECEIVED,
                TemplateType.TICKET_UPDATED,
                TemplateType.TICKET_RESOLVED,
                TemplateType.SATISFACTION_SURVEY);
    }

    @Override
    public List<Choice> search(String typed, int limit, CurrentUser by) {
        if (!by.may(Permission.USE_TICKETS)) {
            return List.of();
        }
        return list.newest(ListQuery.ofWords(typed), limit).items().stream()
                .map(ticket -> new Choice(ticket.id().toString(), ticket.number() + ": " + ticket.subject()))
                .toList();
    }

    @Override
    public Map<String, String> values(String id, CurrentUser by) {
        by.require(Permission.USE_TICKETS);
        TicketDetails ticket = queries.details(ticketId(id));
        Map<String, String> values = new HashMap<>();
        values.put("company_name", ticket.companyName());
        values.put("contact_name", ticket.contactName());
        values.put("ticket_number", ticket.number());
        values.put("ticket_subject", ticket.subject());
        values.put(
                "ticket_status",
                texts.getMessage("tickets.status." + ticket.status().code(), null, Locale.ENGLISH));
        values.put("ticket_text", text(ticket));
        return values;
    }

    /** As in the emails themselves: where nothing was said, the subject stands for it. */
    private static String text(TicketDetails ticket) {
        String said = ticket.resolution() == null ? ticket.description() : ticket.resolution();
        return said.isBlank() ? ticket.subject() : said;
    }

    private static TicketId ticketId(String id) {
        try {
            return TicketId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("ticket", id);
        }
    }
}
