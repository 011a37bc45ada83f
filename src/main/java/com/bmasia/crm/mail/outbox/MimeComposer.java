package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailAttachment;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.consent.UnsubscribeLinks;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.mail.replies.ReplyHeaders;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a mail as it goes over the wire (RFC 5322, MIME), all but the Date, which is that of the attempt. Names, subjects
 * and file names in any language (RFC 2047, 2231); nothing of a value ever becomes a header of its own.
 */
@Component
class MimeComposer {

    /** Our own mark, by which a bounce is matched where the provider changes the return path and cuts the Message-ID. */
    static final String MARK = "X-BMAsia-Mail";

    /** Of the finished mail; what Gmail and most servers take at the most. */
    private static final int MAX_BYTES = 25 * 1024 * 1024;

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    static {
        // Jakarta Mail would search the class path for it at each header that it encodes.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final UnsubscribeLinks unsubscribe;
    private final ReplyHeaders replies;
    private final String domain;

    MimeComposer(UnsubscribeLinks unsubscribe, ReplyHeaders replies, @Value("${web.base-url}") String baseUrl) {
        this.unsubscribe = unsubscribe;
        this.replies = replies;
        String host = URI.create(baseUrl).getHost();
        this.domain = host == null || host.indexOf('.') < 0 ? "crm.bmasia.example" : host;
    }

    /** The same for the same reason, also after a crash, a restored backup or a change of account. */
    String messageId(String reason) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(reason.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws RuleViolation at {@code attachments} where the mail would be larger than mail servers take */
    byte[] compose(OutboxEntry entry, Rendered letter, List<MailAttachment> attachments) {
        return write(entry, message -> {
            if (entry.purpose() != MailPurpose.INTERNAL) {
                answerable(message, replies.about(entry.about()));
            }
            if (entry.purpose() == MailPurpose.MARKETING) {
                // RFC 8058: the POST of a mail program acts at once.
                message.setHeader("List-Unsubscribe", "<" + unsubscribe.oneClickUrl(entry.id()) + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(content(letter, attachments));
        });
    }

    /** Replies come to the desk, with a mark of their record; the email stands below the one that it answers. */
    private static void answerable(MimeMessage message, ReplyHeaders.Of replies) throws MessagingException {
        if (replies.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(replies.replyTo())});
        }
        if (!replies.references().isEmpty()) {
            message.setHeader(
                    "In-Reply-To", replies.references().get(replies.references().size() - 1));
            message.setHeader("References", String.join("\r\n ", replies.references()));
        }
    }

    byte[] compose(OutboxEntry entry, String text) {
        return write(entry, message -> message.setText(text, StandardCharsets.UTF_8.name()));
    }

    @FunctionalInterface
    private interface Body {

        void into(MimeMessage message) throws MessagingException;
    }

    private byte[] write(OutboxEntry entry, Body body) {
        try {
            MimeMessage message = new KeepsItsId(entry.messageId());
            message.setFrom(new InternetAddress(
                    EmailAddress.wire(entry.sender().fromAddress()),
                    entry.sender().fromName(),
                    StandardCharsets.UTF_8.name()));
            message.setRecipients(MimeMessage.RecipientType.TO, addresses(entry.shownTo()));
            message.setRecipients(MimeMessage.RecipientType.CC, addresses(entry.shownCc()));
            message.setSubject(entry.subject(), StandardCharsets.UTF_8.name());
            message.setHeader(MARK, entry.id().toString());
            if (entry.onBehalfOf() == null) {
                message.setHeader("Auto-Submitted", "auto-generated");
            }
            body.into(message);
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes, new String[] {"Date"});
            if (bytes.size() > MAX_BYTES) {
                throw new RuleViolation("attachments", "mail.rule.tooLarge", MAX_BYTES / 1024 / 1024);
            }
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("a mail that cannot be written", e);
        }
    }

    private static InternetAddress[] addresses(List<Recipient> people) throws UnsupportedEncodingException {
        InternetAddress[] addresses = new InternetAddress[people.size()];
        for (int i = 0; i < addresses.length; i++) {
            Recipient person = people.get(i);
            addresses[i] = new InternetAddress(person.address().wire(), person.name(), StandardCharsets.UTF_8.name());
        }
        return addresses;
    }

    private static MimeMultipart content(Rendered letter, List<MailAttachment> attachments) throws MessagingException {
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text(letter.text(), "plain"));
        both.addBodyPart(text(letter.html(), "html"));
        if (attachments.isEmpty()) {
            return both;
        }
        MimeMultipart all = new MimeMultipart("mixed");
        MimeBodyPart letterPart = new MimeBodyPart();
        letterPart.setContent(both);
        all.addBodyPart(letterPart);
        for (MailAttachment file : attachments) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
            part.setDisposition(Part.ATTACHMENT);
            part.setFileName(oneLine(file.fileName()));
            all.addBodyPart(part);
        }
        return all;
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private static String oneLine(String name) {
        return SingleLine.of(name).replaceAll("[/\\\\]", "_");
    }

    /** JavaMail would write a random Message-ID of its own. */
    private static class KeepsItsId extends MimeMessage {

        private final String messageId;

        KeepsItsId(String messageId) {
            super(NO_SERVER);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
