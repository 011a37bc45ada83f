package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.MailProperties;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The mail server and sender of the settings: {@code spring.mail.*} and {@code mail.from}. */
@Component
class SettingsServer {

    private static final int SMTPS = 465;
    private static final int SMTP = 25;

    private final ObjectProvider<JavaMailSender> settings;
    private final MailProperties properties;

    SettingsServer(ObjectProvider<JavaMailSender> settings, MailProperties properties) {
        this.settings = settings;
        this.properties = properties;
    }

    /** Empty where none is named. */
    Optional<SmtpServer> find() {
        if (!(settings.getIfAvailable() instanceof JavaMailSenderImpl sender)
                || !StringUtils.hasText(sender.getHost())) {
            return Optional.empty();
        }
        Properties given = sender.getJavaMailProperties();
        boolean login =
                StringUtils.hasText(sender.getUsername()) && !"false".equals(given.getProperty("mail.smtp.auth"));
        SmtpSecurity security = security(sender, given);
        return Optional.of(new SmtpServer(
                sender.getHost(),
                port(sender, security),
                security,
                login ? sender.getUsername() : null,
                login ? sender.getPassword() : null));
    }

    private static SmtpSecurity security(JavaMailSenderImpl sender, Properties given) {
        if (sender.getPort() == SMTPS
                || "smtps".equals(sender.getProtocol())
                || "true".equals(given.getProperty("mail.smtp.ssl.enable"))) {
            return SmtpSecurity.TLS;
        }
        if ("true".equals(given.getProperty("mail.smtp.starttls.required"))) {
            return SmtpSecurity.STARTTLS;
        }
        return "true".equals(given.getProperty("mail.smtp.starttls.enable"))
                ? SmtpSecurity.STARTTLS_IF_OFFERED
                : SmtpSecurity.NONE;
    }

    private static int port(JavaMailSenderImpl sender, SmtpSecurity security) {
        if (sender.getPort() > 0) {
            return sender.getPort();
        }
        return security == SmtpSecurity.TLS ? SMTPS : SMTP;
    }

    String fromName() {
        return from().getPersonal() == null ? "" : from().getPersonal();
    }

    String fromEmail() {
        return from().getAddress();
    }

    private InternetAddress from() {
        try {
            return new InternetAddress(properties.from());
        } catch (AddressException e) {
            throw new IllegalStateException("mail.from", e);
        }
    }
}
