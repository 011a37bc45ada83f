package com.bmasia.crm.mail.notices;

import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.PasswordResetRequested;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails the link with which a person chooses a password. Only a row is written here, so how long the mail server takes does
 * not tell whether an account exists. The link is a secret: the row is sealed, and its content goes once it is out.
 */
@Component
class QueuePasswordLinkOnPasswordResetRequested {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final MailOutbox outbox;
    private final MessageSource texts;
    private final String baseUrl;
    private final ZoneId zone;

    QueuePasswordLinkOnPasswordResetRequested(
            MailOutbox outbox, MessageSource texts, @Value("${web.base-url}") String baseUrl, ZoneId zone) {
        this.outbox = outbox;
        this.texts = texts;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.zone = zone;
    }

    @EventListener
    void on(PasswordResetRequested request) {
        String kind = request.invitation() ? "mail.invitation." : "mail.password-reset.";
        String link = baseUrl + "/password/reset?token=" + request.token();
        String until = MOMENT.format(request.expiresAt().atZone(zone)) + " (" + zone.getId() + ")";
        outbox.queue(new PlainMail(
                "password-link:" + Ids.next(),
                new Recipient(new EmailAddress(request.email()), request.fullName(), Language.EN),
                text(kind + "subject"),
                text(kind + "text", request.fullName(), request.username(), link, until),
                null,
                true));
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.ENGLISH);
    }
}
