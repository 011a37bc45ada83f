package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What stands in the address of a survey: which ticket, who is asked, and 128 bits that only we can compute. */
@Component
public class SurveyTokens {

    private static final String PURPOSE = "TICKET_SURVEY";
    private static final int IDS = 32;
    private static final int SIGNATURE = 16;
    private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

    private final MailKeys keys;

    SurveyTokens(MailKeys keys) {
        this.keys = keys;
    }

    public record Asked(TicketId ticket, ContactId contact) {}

    String of(TicketId ticket, ContactId contact) {
        byte[] ids = ByteBuffer.allocate(IDS)
                .putLong(ticket.value().getMostSignificantBits())
                .putLong(ticket.value().getLeastSignificantBits())
                .putLong(contact.value().getMostSignificantBits())
                .putLong(contact.value().getLeastSignificantBits())
                .array();
        return WRITER.encodeToString(ByteBuffer.allocate(IDS + SIGNATURE)
                .put(ids)
                .put(keys.sign(PURPOSE, ids))
                .array());
    }

    /** Empty for everything that we did not write for a survey. */
    public Optional<Asked> read(String token) {
        byte[] all = decode(token);
        if (all.length != IDS + SIGNATURE) {
            return Optional.empty();
        }
        byte[] ids = Arrays.copyOf(all, IDS);
        if (!keys.isSignature(PURPOSE, ids, Arrays.copyOfRange(all, IDS, all.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(ids);
        return Optional.of(new Asked(
                new TicketId(new UUID(read.getLong(), read.getLong())),
                new ContactId(new UUID(read.getLong(), read.getLong()))));
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
