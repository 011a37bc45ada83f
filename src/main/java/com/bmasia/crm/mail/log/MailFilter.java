package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.users.UserId;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Which mails a list shall show. Null and empty mean "any"; all that is given must hold. Days are those of the business zone,
 * both included.
 *
 * @param text part of the recipient or the subject
 * @param person who caused it, or in whose name it went out
 */
public record MailFilter(
        String text,
        Set<MailStatus> statuses,
        TemplateType type,
        UUID account,
        UserId person,
        String to,
        String subject,
        LocalDate from,
        LocalDate until,
        AboutRecord about) {

    public static MailFilter all() {
        return new MailFilter(null, Set.of(), null, null, null, null, null, null, null, null);
    }

    public static MailFilter of(AboutRecord record) {
        return new MailFilter(null, Set.of(), null, null, null, null, null, null, null, record);
    }
}
