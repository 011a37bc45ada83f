package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.NotFound;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The suppression list, one entry or address at a time. */
@Component
public class SuppressionQueries {

    private final SuppressionStore list;

    SuppressionQueries(SuppressionStore list) {
        this.list = list;
    }

    /** What an address gets: the topics it has not said no to, and what stands in the list about it. */
    public record OfAddress(Set<MailTopic> topics, List<Suppression> entries) {

        /** Nothing arrives there, or we write nothing there. */
        public boolean isUnreachable() {
            return entries.stream().anyMatch(entry -> !entry.reason().isWordOfTheRecipient());
        }
    }

    public Suppression get(SuppressionId id) {
        return list.find(id).orElseThrow(() -> new NotFound("suppression", id));
    }

    public OfAddress ofAddress(String address) {
        return new OfAddress(list.consentOf(address), list.of(address));
    }
}
