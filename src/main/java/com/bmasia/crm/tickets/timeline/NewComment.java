package com.bmasia.crm.tickets.timeline;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.UUID;

/**
 * Something that is being said about a ticket.
 *
 * @param text plain words, which are searched; never empty
 * @param html the same with formatting, sanitised; null where it has none
 * @param quoted history that an email repeated below its own words; null for none
 * @param by who wrote it, or who wrote down what the customer said; null for an inbound email
 * @param contact the customer who said it; null for staff
 * @param to addresses that get it by email
 * @param cc addresses that get a copy
 * @param inbound the inbound email it came in by; null for none
 */
public record NewComment(
        String text,
        String html,
        String quoted,
        boolean internal,
        UserId by,
        ContactId contact,
        List<String> to,
        List<String> cc,
        UUID inbound) {

    public static NewComment byStaff(String text, boolean internal, UserId by) {
        return new NewComment(text, null, null, internal, by, null, List.of(), List.of(), null);
    }

    public static NewComment byCustomer(String text, ContactId contact, UserId writtenDownBy) {
        return new NewComment(text, null, null, false, writtenDownBy, contact, List.of(), List.of(), null);
    }

    public NewComment formatted(String html) {
        return new NewComment(text, html, quoted, internal, by, contact, to, cc, inbound);
    }

    public NewComment sentTo(List<String> to, List<String> cc) {
        return new NewComment(text, html, quoted, internal, by, contact, List.copyOf(to), List.copyOf(cc), inbound);
    }

    public NewComment cameBy(UUID inbound, String quoted) {
        return new NewComment(text, html, quoted, internal, by, contact, to, cc, inbound);
    }
}
