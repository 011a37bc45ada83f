package com.bmasia.crm.tickets;

import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateSource.Letter;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.users.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What staff says in public goes to the customer as a mail of the comment's own transaction. What follows from the ticket's
 * life (received, reminded, resolved) is sent by steps of its process.
 */
@Component
class TicketMails {

    private final MailOutbox outbox;
    private final TicketLetters letters;
    private final TicketLifecycle lifecycle;

    TicketMails(MailOutbox outbox, TicketLetters letters, TicketLifecycle lifecycle) {
        this.outbox = outbox;
        this.letters = letters;
        this.lifecycle = lifecycle;
    }

    /** @param status that the ticket has once this is said */
    void said(Ticket ticket, TicketStatus status, UUID comment, String text, UserId by) {
        Letter letter = letters.saying(ticket, status, text.strip());
        if (letter.to() != null) {
            outbox.queue(TemplateMail.of(
                            "ticket-comment:" + comment,
                            TemplateType.TICKET_UPDATED,
                            letter.to(),
                            letter.values(),
                            letter.about())
                    .from(letter.sender())
                    .causedBy(by)
                    .awaitedBy(lifecycle.process(ticket.id()).orElse(null)));
        }
    }
}
