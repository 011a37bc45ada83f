package com.bmasia.crm.mail.probe;

import com.bmasia.crm.mail.accounts.SmtpServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to a mail server to send one test mail. */
class SmtpProbe {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    /** For all of it: a server that answers a little at a time must not hold the person's request for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final SmtpServer server;
    private final SmtpTranscript dialogue;
    private final Session session;
    private String loginAnswer;

    SmtpProbe(SmtpServer server, Predicate<InetAddress> refused) {
        this.server = server;
        this.dialogue = new SmtpTranscript(server.username(), server.password());
        Properties properties = server.session();
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.socketFactory", new GuardedSockets(refused, LIMIT));
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.debug.auth", "false");
        session = Session.getInstance(properties);
        session.setDebugOut(dialogue.trace());
        session.setDebug(true);
    }

    Session session() {
        return session;
    }

    ConnectionProblem send(MimeMessage mail) {
        SMTPTransport transport =
                new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null, null, null));
        try {
            try {
                transport.connect(server.host(), server.port(), server.username(), server.password());
            } catch (MessagingException e) {
                if (e instanceof AuthenticationFailedException) {
                    loginAnswer = e.getMessage();
                }
                return ConnectionProblems.ofConnecting(e, !lines().isEmpty());
            }
            try {
                transport.sendMessage(mail, mail.getAllRecipients());
                return ConnectionProblem.ACCEPTED;
            } catch (MessagingException e) {
                return ConnectionProblems.ofSending(e);
            }
        } finally {
            close(transport);
        }
    }

    List<String> lines() {
        return dialogue.lines(loginAnswer);
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            return; // it is closed all the same
        }
    }
}
