package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.mail.dispatch.SmtpOutcome.Kind;
import com.bmasia.crm.mail.probe.GuardedSockets;
import com.bmasia.crm.shared.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One open conversation with the mail server of an account; takes one mail after another. Used by one thread at a time. */
class SmtpConnection implements AutoCloseable {

    private static final int SERVICE_CLOSING = 421;

    /** As Jakarta Mail tells it. */
    private static final Pattern GREETING = Pattern.compile("response: ([45]\\d\\d)\\b");

    private final Session session;
    private final SmtpServer server;
    private final MailProperties.Dispatcher settings;
    private final GuardedSockets sockets;
    private final boolean utf8;
    private final KnowsWhenHandedOver transport;
    private boolean open;
    private int sent;

    SmtpConnection(SmtpServer server, MailProperties.Dispatcher settings, GuardedSockets sockets) {
        this(server, settings, sockets, false);
    }

    private SmtpConnection(
            SmtpServer server, MailProperties.Dispatcher settings, GuardedSockets sockets, boolean utf8) {
        this.server = server;
        this.settings = settings;
        this.sockets = sockets;
        this.utf8 = utf8;
        Properties smtp = properties(server, settings);
        smtp.put("mail.smtp.socketFactory", sockets);
        smtp.setProperty("mail.smtp.socketFactory.fallback", "false");
        smtp.setProperty("mail.mime.allowutf8", String.valueOf(utf8));
        this.session = Session.getInstance(smtp);
        this.transport = new KnowsWhenHandedOver(session);
    }

    private static Properties properties(SmtpServer server, MailProperties.Dispatcher settings) {
        Properties smtp = server.session();
        smtp.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        smtp.setProperty("mail.smtp.timeout", millis(settings.answerTimeout()));
        smtp.setProperty("mail.smtp.writetimeout", millis(settings.answerTimeout()));
        smtp.setProperty("mail.smtp.quitwait", "false");
        // Asked of the operating system otherwise, which may take seconds where its name service is slow.
        smtp.setProperty("mail.smtp.localhost", "localhost");
        return smtp;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** Empty where it is open now; otherwise what is wrong. */
    Optional<SmtpOutcome> open() {
        if (open) {
            return Optional.empty();
        }
        try {
            transport.connect(server.host(), server.port(), server.username(), server.password());
            open = true;
            return Optional.empty();
        } catch (AuthenticationFailedException refused) {
            int code = transport.getLastReturnCode();
            Kind kind = code >= 500 ? Kind.PASSWORD_REFUSED : Kind.SERVER_UNAVAILABLE;
            return Optional.of(new SmtpOutcome(kind, Math.max(code, 0), refused.getMessage()));
        } catch (MessagingException unreachable) {
            return Optional.of(
                    new SmtpOutcome(Kind.SERVER_UNAVAILABLE, codeOfGreeting(unreachable), words(unreachable)));
        }
    }

    /** 0 where the server was not reached; else what it said instead of a welcome. */
    private static int codeOfGreeting(MessagingException refused) {
        Matcher code = GREETING.matcher(String.valueOf(refused.getMessage()));
        return code.find() ? Integer.parseInt(code.group(1)) : 0;
    }

    SmtpOutcome send(ClaimedMail mail) {
        boolean needsUtf8 = EmailAddress.isValid(mail.toAddress()) && new EmailAddress(mail.toAddress()).needsUtf8();
        return needsUtf8 && !utf8 ? sendApart(mail) : hand(mail);
    }

    /**
     * Over a connection of its own: one that may speak of such addresses (RFC 6531) does so for every mail, and other mails
     * would not get past the next server that does not know it.
     */
    private SmtpOutcome sendApart(ClaimedMail mail) {
        try (SmtpConnection apart = new SmtpConnection(server, settings, sockets, true)) {
            Optional<SmtpOutcome> trouble = apart.open();
            if (trouble.isPresent()) {
                return trouble.get();
            }
            return apart.transport.supportsExtension("SMTPUTF8") ? apart.hand(mail) : SmtpOutcome.NO_UTF8;
        }
    }

    private SmtpOutcome hand(ClaimedMail mail) {
        transport.handedOver = false;
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.content()));
            message.setFrom(new InternetAddress(
                    EmailAddress.wire(mail.fromAddress()), mail.fromName(), StandardCharsets.UTF_8.name()));
            message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.claimedAt()));
            transport.sendMessage(message, new Address[] {new InternetAddress(EmailAddress.wire(mail.toAddress()))});
            sent++;
            return new SmtpOutcome(Kind.ACCEPTED, transport.getLastReturnCode(), transport.getLastServerResponse());
        } catch (UnsupportedEncodingException | RuntimeException broken) {
            // A mail that cannot even be read must not hold up those behind it.
            close();
            return new SmtpOutcome(transport.handedOver ? Kind.UNKNOWN : Kind.FAILED, 0, broken.toString());
        } catch (MessagingException failure) {
            SmtpOutcome outcome = outcome(failure);
            if (outcome.code() == 0 || outcome.code() == SERVICE_CLOSING) {
                close();
            }
            return outcome;
        }
    }

    private SmtpOutcome outcome(MessagingException failure) {
        int code = codeOf(failure);
        if (code <= 0) {
            return new SmtpOutcome(transport.handedOver ? Kind.UNKNOWN : Kind.SERVER_UNAVAILABLE, 0, words(failure));
        }
        if (code == SERVICE_CLOSING && !transport.handedOver) {
            return new SmtpOutcome(Kind.SERVER_UNAVAILABLE, code, replyOf(failure));
        }
        return new SmtpOutcome(code >= 500 ? Kind.FAILED : Kind.DEFERRED, code, replyOf(failure));
    }

    /** The answer stands in the exception of whatever was refused: recipient, sender or content. */
    private static int codeOf(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException content
                    && !(cause.getNextException() instanceof MessagingException)) {
                return content.getReturnCode();
            }
        }
        return -1;
    }

    private static String replyOf(MessagingException failure) {
        MessagingException cause = failure;
        while (cause.getNextException() instanceof MessagingException next) {
            cause = next;
        }
        return cause.getMessage();
    }

    private static String words(MessagingException failure) {
        Exception cause = failure;
        while (cause instanceof MessagingException wrapped && wrapped.getNextException() != null) {
            cause = wrapped.getNextException();
        }
        return cause == failure || cause instanceof MessagingException
                ? failure.getMessage()
                : failure.getMessage() + ": " + cause.getMessage();
    }

    boolean isOpen() {
        return open;
    }

    /** Whether it may be used again; asks the server, which may have ended it in the meantime. */
    boolean isUsable(int mailsPerConnection) {
        return open && sent < mailsPerConnection && transport.isConnected();
    }

    @Override
    public void close() {
        open = false;
        try {
            transport.close();
        } catch (MessagingException gone) {
            // It is closed, which is what was wanted.
        }
    }

    /** Knows whether the whole mail had been written when something broke: from then on the server may have taken it. */
    private static class KnowsWhenHandedOver extends SMTPTransport {

        private boolean handedOver;

        KnowsWhenHandedOver(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            handedOver = true;
            super.finishData();
        }
    }
}
