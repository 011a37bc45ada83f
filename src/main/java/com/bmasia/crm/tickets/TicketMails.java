package com.bmasia.crm.tickets;

import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateSource.MailContent;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.tickets.ReplyRecords.Said;
import com.bmasia.crm.users.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What staff says in public goes out as mails of the comment's own transaction, one to each recipient. What follows from the
 * ticket's life (received, reminded, resolved) is sent by steps of its process.
 */
@Component
class TicketMails {

    private final MailOutbox outbox;
    private final TicketLetters letters;
    private final TicketLifecycle lifecycle;
    private final ReplyRecords replies;

    TicketMails(MailOutbox outbox, TicketLetters letters, TicketLifecycle lifecycle, ReplyRecords replies) {
        this.outbox = outbox;
        this.letters = letters;
        this.lifecycle = lifecycle;
        this.replies = replies;
    }

    /** @param status that the ticket has once this is said */
    void said(Ticket ticket, TicketStatus status, UUID comment, UserId by) {
        Said said = replies.find(ticket.id(), comment).orElseThrow();
        if (said.internal()) {
            return;
        }
        MailContent letter = letters.saying(ticket, status, said);
        String process = lifecycle.process(ticket.id()).orElse(null);
        String reason = "ticket-comment:" + comment;
        for (int n = 0; n < letter.everybody().size(); n++) {
            outbox.queue(TemplateMail.of(
                            n == 0 ? reason : reason + ":" + n,
                            TemplateType.TICKET_UPDATED,
                            letter.everybody().get(n),
                            letter.values(),
                            letter.about())
                    .from(letter.sender())
                    .causedBy(by)
                    .awaitedBy(process)
                    .formatted(letter.parts().markup())
                    .with(letter.parts().files())
                    .together(letter.parts().together()));
        }
    }

    /** The mail with the survey asks a contact; where the ticket has none, the solution is told like any other answer. */
    void solved(Ticket ticket, UUID comment, UserId by) {
        if (ticket.contact().isEmpty()) {
            said(ticket, TicketStatus.RESOLVED, comment, by);
        }
    }
}
