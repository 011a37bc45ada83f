package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.mail.outbox.MessageParts;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.tickets.attachments.Attachment;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import com.bmasia.crm.tickets.conversation.TicketReplies;
import com.bmasia.crm.tickets.conversation.TicketReplies.Written;
import com.bmasia.crm.tickets.mail.Audience;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import com.bmasia.crm.users.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the composer of a ticket: new, as it was refused, or as it was before it was undone; and what became of replies. */
@Component
public class Composer {

    private final TicketReplies replies;
    private final TicketAttachments attachments;
    private final CustomerDirectory customers;
    private final MessageParts mails;
    private final HttpServletRequest request;

    Composer(
            TicketReplies replies,
            TicketAttachments attachments,
            CustomerDirectory customers,
            MessageParts mails,
            HttpServletRequest request) {
        this.replies = replies;
        this.attachments = attachments;
        this.customers = customers;
        this.mails = mails;
        this.request = request;
    }

    /** @param stopped no mail goes to this address */
    record Address(String value, String text, boolean chosen, boolean stopped) {}

    /**
     * @param problem why the ticket's contact does not get an answer; null where it does
     * @param contacts whom the ticket could be answered to
     * @param kept files of a reply that was undone
     * @param seen the last comment on the page
     */
    record State(
            String as,
            String then,
            String text,
            String html,
            List<Address> to,
            List<Address> cc,
            String problem,
            List<ContactRef> contacts,
            List<Attachment> kept,
            UUID seen) {}

    public void fill(TicketId id, CurrentUser user, Model model) {
        TicketDetails ticket = (TicketDetails) model.getAttribute("ticket");
        @SuppressWarnings("unchecked")
        List<TimelineEntry> timeline = (List<TimelineEntry>) model.getAttribute("timeline");
        List<UUID> said = timeline.stream()
                .filter(TimelineEntry::isComment)
                .map(TimelineEntry::id)
                .toList();
        model.addAttribute("sent", replies.sent(said));
        model.addAttribute("undoable", replies.undoable(id, user));
        model.addAttribute("untold", replies.isUntold(id));
        UUID seen = said.isEmpty() ? new UUID(0, 0) : said.get(said.size() - 1);
        model.addAttribute("composer", state(id, ticket, user, model, seen));
    }

    private State state(TicketId id, TicketDetails ticket, CurrentUser user, Model model, UUID seen) {
        Audience usual = replies.usual(id);
        List<ContactRef> contacts = customers.contactsOf(ticket.company());
        if (model.getAttribute("typed") instanceof ReplyForm form) {
            boolean chosen = model.getAttribute("contactChosen") != null || !form.addressed();
            List<String> to = chosen ? usual.toAddresses() : form.allTo();
            List<String> cc = chosen ? usual.ccAddresses() : form.allCc();
            return new State(
                    form.as(),
                    form.then(),
                    form.text(),
                    form.html(),
                    offered(contacts, to),
                    offered(contacts, cc),
                    usual.problem(),
                    contacts,
                    kept(id, form.keep()),
                    seen);
        }
        Optional<UUID> undone =
                Optional.ofNullable(request.getParameter("restore")).flatMap(Composer::uuid);
        Optional<Written> written = undone.flatMap(comment -> replies.undone(id, comment, user));
        if (written.isPresent()) {
            Written was = written.get();
            List<UUID> files = attachments.of(id).stream()
                    .filter(file -> undone.get().equals(file.comment()))
                    .map(file -> file.id().value())
                    .toList();
            return new State(
                    was.internal() && was.move() == null ? "internal" : "public",
                    then(was.move()),
                    was.text(),
                    was.html(),
                    offered(contacts, was.to()),
                    offered(contacts, was.cc()),
                    usual.problem(),
                    contacts,
                    kept(id, files),
                    seen);
        }
        return new State(
                as(),
                then(),
                "",
                "",
                offered(contacts, usual.toAddresses()),
                offered(contacts, usual.ccAddresses()),
                usual.problem(),
                contacts,
                List.of(),
                seen);
    }

    /** All contacts with an address, then those that were typed. */
    private List<Address> offered(List<ContactRef> contacts, List<String> chosen) {
        Map<String, String> stopped = mails.stopped(
                Stream.concat(contacts.stream().map(ContactRef::email).filter(EmailAddress::isValid), chosen.stream())
                        .distinct()
                        .toList());
        Stream<Address> known = contacts.stream()
                .filter(contact -> EmailAddress.isValid(contact.email()))
                .map(contact -> new Address(
                        contact.email(),
                        contact.name() + " <" + contact.email() + ">",
                        chosen.stream().anyMatch(contact.email()::equalsIgnoreCase),
                        stopped.containsKey(contact.email())));
        Stream<Address> typed = chosen.stream()
                .filter(address -> contacts.stream().noneMatch(contact -> address.equalsIgnoreCase(contact.email())))
                .map(address -> new Address(address, address, true, stopped.containsKey(address)));
        return Stream.concat(known, typed).toList();
    }

    private List<Attachment> kept(TicketId id, List<UUID> files) {
        return files.isEmpty()
                ? List.of()
                : attachments.of(id).stream()
                        .filter(file -> files.contains(file.id().value()))
                        .toList();
    }

    /** The words of addresses: {@code ?as=public|note|wait|resolve}; null leaves it to what the person may do. */
    private String as() {
        return switch (asked()) {
            case "note", "internal" -> "internal";
            case "public", "wait", "resolve" -> "public";
            default -> null;
        };
    }

    private String then() {
        String asked = asked();
        return asked.equals("wait") || asked.equals("resolve") ? asked : "";
    }

    /** Boards and lists ask for a move by its code, with {@code ?ask=}. */
    private String asked() {
        String move = request.getParameter("ask");
        String as = move == null ? request.getParameter("as") : move;
        return as == null ? "" : as.equals(TicketMove.WAIT_FOR_CUSTOMER.code()) ? "wait" : as;
    }

    private static String then(TicketMove move) {
        return move == TicketMove.RESOLVE ? "resolve" : move == TicketMove.WAIT_FOR_CUSTOMER ? "wait" : "";
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
