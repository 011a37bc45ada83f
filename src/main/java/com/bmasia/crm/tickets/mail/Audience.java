package com.bmasia.crm.tickets.mail;

import com.bmasia.crm.mail.Recipient;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who gets a reply by email.
 *
 * @param to empty where nobody gets it
 * @param problem why the ticket's contact does not get it: {@code none}, {@code inactive}, {@code no-address} or {@code
 *     suppressed}; null where nothing stands against it
 */
public record Audience(List<Recipient> to, List<Recipient> cc, String problem) {

    public static final Audience NOBODY = new Audience(List.of(), List.of(), null);

    public boolean isNobody() {
        return to.isEmpty();
    }

    public List<String> toAddresses() {
        return addresses(to);
    }

    public List<String> ccAddresses() {
        return addresses(cc);
    }

    List<Recipient> everybody() {
        return Stream.concat(to.stream(), cc.stream()).toList();
    }

    private static List<String> addresses(List<Recipient> people) {
        return people.stream().map(person -> person.address().value()).toList();
    }
}
