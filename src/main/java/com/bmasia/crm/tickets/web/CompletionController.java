package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.mail.rendering.Snippets;
import com.bmasia.crm.tickets.TicketDetails;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketQueries;
import com.bmasia.crm.tickets.replies.CannedReplies;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the composer offers while somebody types: colleagues after an @, canned replies after a slash. */
@RestController
@Requires(Permission.USE_TICKETS)
class CompletionController {

    private static final int CHOICES = 8;
    private static final int EXCERPT = 90;

    private final CannedReplies canned;
    private final TicketQueries queries;
    private final CustomerDirectory customers;
    private final UserDirectory people;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    CompletionController(
            CannedReplies canned,
            TicketQueries queries,
            CustomerDirectory customers,
            UserDirectory people,
            MessageSource messages,
            Clock clock,
            ZoneId zone) {
        this.canned = canned;
        this.queries = queries;
        this.customers = customers;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param insert what takes the place of what was typed
     * @param text name of the choice, {@code hint} what tells it apart
     */
    record Choice(String insert, String text, String hint) {}

    @GetMapping("/tickets/people")
    List<Choice> people(@RequestParam(defaultValue = "") String q) {
        String typed = q.toLowerCase(Locale.ROOT);
        return people.activePeople().stream()
                .filter(person -> person.username().toLowerCase(Locale.ROOT).startsWith(typed)
                        || (" " + person.name().toLowerCase(Locale.ROOT)).contains(" " + typed))
                .limit(CHOICES)
                .map(person -> new Choice("@" + person.username() + " ", "@" + person.username(), person.name()))
                .toList();
    }

    @GetMapping("/tickets/{id}/canned")
    List<Choice> canned(
            @PathVariable TicketId id,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal CurrentUser user) {
        TicketDetails ticket = queries.details(id);
        boolean thai = ticket.contact() != null
                && customers
                        .contact(ticket.contact())
                        .map(ContactRef::language)
                        .orElse("EN")
                        .equals("TH");
        Map<String, String> values = values(ticket, thai, user);
        return canned.search(q, CHOICES, user).stream()
                .map(reply -> {
                    String text = Snippets.fill(reply.text(thai), values);
                    String line = text.replaceAll("\\s+", " ");
                    return new Choice(
                            text, reply.name(), line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line);
                })
                .toList();
    }

    private Map<String, String> values(TicketDetails ticket, boolean thai, CurrentUser user) {
        Map<String, String> values = new HashMap<>();
        int year = Year.now(clock.withZone(zone)).getValue();
        values.put("contact_name", ticket.contactName());
        values.put("company_name", ticket.companyName());
        values.put("ticket_number", ticket.number());
        values.put("ticket_subject", ticket.subject());
        values.put(
                "ticket_status",
                messages.getMessage(
                        "tickets.mail.status." + ticket.status().code(),
                        null,
                        Locale.forLanguageTag(thai ? "th" : "en")));
        values.put("sender_name", user.fullName());
        values.put("current_year", String.valueOf(thai ? year + 543 : year));
        return values;
    }
}
