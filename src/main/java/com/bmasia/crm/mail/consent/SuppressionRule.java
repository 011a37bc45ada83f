package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailPurpose;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Whether a mail may go out, as SQL, so that the dispatcher asks in the statement in which it takes the mail. */
public final class SuppressionRule {

    /**
     * The {@link SuppressionReason} that stops the row {@code m} of {@code mail_message}, or null. Of several the one that
     * stops most. Found by the unique index, which begins with the address.
     */
    public static final String REASON_SQL =
            """
            (select s.reason from mail_suppression s
              where s.address = lower(m.to_address)
                and (m.purpose = 'MARKETING' and (s.topic is null or s.topic = m.topic)
                     or m.purpose = 'CONTRACTUAL' and s.reason in (%s))
              order by array_position(array[%s], s.reason::text) limit 1)
            """.formatted(stopping(MailPurpose.CONTRACTUAL), stopping(MailPurpose.MARKETING));

    private SuppressionRule() {}

    private static String stopping(MailPurpose purpose) {
        return Arrays.stream(SuppressionReason.values())
                .filter(reason -> reason.stops(purpose))
                .map(reason -> "'" + reason + "'")
                .collect(Collectors.joining(", "));
    }
}
