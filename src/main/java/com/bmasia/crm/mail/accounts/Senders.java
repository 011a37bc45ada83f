package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.users.UserId;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Which account a mail goes through, and how its server is reached. */
@Component
public class Senders {

    /** Always there; without a host of its own it uses the mail server of the settings. */
    public static final UUID SYSTEM = UUID.fromString("01900000-0000-7000-8000-00000000a001");

    private final ObjectProvider<JavaMailSender> settings;
    private final MailProperties properties;

    Senders(ObjectProvider<JavaMailSender> settings, MailProperties properties) {
        this.settings = settings;
        this.properties = properties;
    }

    /** @param person null for the company itself */
    public Sender resolve(UserId person) {
        try {
            InternetAddress from = new InternetAddress(properties.from());
            return new Sender(SYSTEM, Optional.ofNullable(from.getPersonal()).orElse(""), from.getAddress(), "");
        } catch (AddressException | java.io.UncheckedIOException e) {
            throw new IllegalStateException("mail.from", e);
        }
    }

    /** Empty where no server is known for it: its mails wait. */
    public Optional<SmtpServer> server(UUID account) {
        if (!(settings.getIfAvailable() instanceof JavaMailSenderImpl sender) || sender.getHost() == null) {
            return Optional.empty();
        }
        return Optional.of(new SmtpServer(
                sender.getHost(), sender.getPort(), SmtpSecurity.NONE, sender.getUsername(), sender.getPassword()));
    }
}
