package com.bmasia.crm.tickets.web;

import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the selects of ticket pages offer; templates ask it as {@code @ticketChoices}. */
@Component("ticketChoices")
class TicketChoices {

    private final UserDirectory directory;

    private final MessageSource messages;

    TicketChoices(UserDirectory directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    public TicketStatus[] statuses() {
        return TicketStatus.values();
    }

    public TicketPriority[] priorities() {
        return TicketPriority.values();
    }

    public TicketCategory[] categories() {
        return TicketCategory.values();
    }

    public List<TeamRef> teams() {
        return directory.teams();
    }

    public List<Person> people() {
        return directory.activePeople();
    }

    /** Codes and what people call them, in the order of the work. */
    public Map<String, String> statusLabels() {
        return labels("status", Arrays.stream(statuses()).map(TicketStatus::code));
    }

    public Map<String, String> priorityLabels() {
        return labels("priority", Arrays.stream(priorities()).map(TicketPriority::code));
    }

    public Map<String, String> categoryLabels() {
        return labels("category", Arrays.stream(categories()).map(TicketCategory::code));
    }

    public Map<String, String> teamLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        teams().forEach(team -> labels.put(team.key(), team.name()));
        return labels;
    }

    private Map<String, String> labels(String kind, Stream<String> codes) {
        Map<String, String> labels = new LinkedHashMap<>();
        codes.forEach(code -> labels.put(
                code, messages.getMessage("tickets." + kind + "." + code, null, LocaleContextHolder.getLocale())));
        return labels;
    }
}
