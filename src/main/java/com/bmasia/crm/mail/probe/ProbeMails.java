package com.bmasia.crm.mail.probe;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.Sender;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.users.CurrentUser;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes the test mail, with the sender that mails through this account have. */
@Component
class ProbeMails {

    private final Senders senders;
    private final MessageSource texts;

    ProbeMails(Senders senders, MessageSource texts) {
        this.senders = senders;
        this.texts = texts;
    }

    MimeMessage compose(Session session, AccountView account, String to, CurrentUser by) {
        Sender sender = senders.of(account.id());
        try {
            MimeMessage mail = new MimeMessage(session);
            String utf8 = StandardCharsets.UTF_8.name();
            mail.setFrom(new InternetAddress(EmailAddress.wire(sender.fromAddress()), sender.fromName(), utf8));
            mail.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(EmailAddress.wire(to), by.fullName(), utf8));
            mail.setSubject(text("mail.test.mail.subject"), utf8);
            mail.setText(text("mail.test.mail.text", by.fullName()), utf8);
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("test mail", e);
        }
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
