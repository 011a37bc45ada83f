package com.bmasia.crm.mail;

import com.bmasia.crm.users.PasswordResetRequested;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends the link with which a person chooses a password, after the commit and beside the request: how long the mail server
 * takes must not tell whether an account exists. Not stored in between, because the token must not be; a mail that fails is
 * asked for again.
 */
@Component
class MailPasswordLinkOnPasswordResetRequested implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailPasswordLinkOnPasswordResetRequested.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource texts;
    private final MailProperties properties;
    private final String baseUrl;
    private final ZoneId zone;
    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

    MailPasswordLinkOnPasswordResetRequested(
            ObjectProvider<JavaMailSender> sender,
            MessageSource texts,
            MailProperties properties,
            @Value("${web.base-url}") String baseUrl,
            ZoneId zone) {
        this.sender = sender;
        this.texts = texts;
        this.properties = properties;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.zone = zone;
        executor.setThreadNamePrefix("mail-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(2);
        executor.setQueueCapacity(500);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(10);
        executor.initialize();
    }

    @TransactionalEventListener
    void on(PasswordResetRequested request) {
        try {
            executor.execute(() -> send(request));
        } catch (TaskRejectedException e) {
            log.warn("Password mail dropped: too many are waiting for the mail server");
        }
    }

    private void send(PasswordResetRequested request) {
        JavaMailSender mailer = sender.getIfAvailable();
        if (mailer == null) {
            log.warn("Password mail not sent: no mail server is configured (spring.mail.host)");
            return;
        }
        try {
            mailer.send(compose(mailer.createMimeMessage(), request));
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            // The exception's own text may name the recipient.
            log.warn("Password mail not sent: {}", root(e).getClass().getSimpleName());
        }
    }

    private MimeMessage compose(MimeMessage message, PasswordResetRequested request)
            throws MessagingException, UnsupportedEncodingException {
        String kind = request.invitation() ? "mail.invitation." : "mail.password-reset.";
        String link = baseUrl + "/password/reset?token=" + request.token();
        String until = MOMENT.format(request.expiresAt().atZone(zone)) + " (" + zone.getId() + ")";
        MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        mail.setFrom(new InternetAddress(properties.from()));
        mail.setTo(new InternetAddress(request.email(), request.fullName(), StandardCharsets.UTF_8.name()));
        mail.setSubject(text(kind + "subject"));
        mail.setText(text(kind + "text", request.fullName(), request.username(), link, until));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.ENGLISH);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
