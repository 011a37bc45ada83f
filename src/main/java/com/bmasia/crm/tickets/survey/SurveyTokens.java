package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.keys.SignedIds;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands in the address of a survey: which ticket, who is asked, and 128 bits that only we can compute. */
@Component
public class SurveyTokens {

    private static final String PURPOSE = "TICKET_SURVEY";

    private final SignedIds signed;

    SurveyTokens(SignedIds signed) {
        this.signed = signed;
    }

    public record Asked(TicketId ticket, ContactId contact) {}

    String of(TicketId ticket, ContactId contact) {
        return signed.write(PURPOSE, ticket.value(), contact.value());
    }

    /** Empty for everything that we did not write for a survey. */
    public Optional<Asked> read(String token) {
        return signed.read(PURPOSE, 2, token)
                .map(ids -> new Asked(new TicketId(ids.get(0)), new ContactId(ids.get(1))));
    }
}
