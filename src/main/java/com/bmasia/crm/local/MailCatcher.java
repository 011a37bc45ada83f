package com.bmasia.crm.local;

import com.bmasia.crm.mail.accounts.Senders.CatchAll;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * An SMTP server inside the application that takes every mail and passes none on, with one mailbox: that of the demo desk. Real SMTP all the way, so that what works
 * here works with a provider; never in production.
 */
@Configuration(proxyBeanMethods = false)
@MailIsCaught
class MailCatcher {

    private static final String LOOPBACK = "127.0.0.1";

    @Bean
    CaughtMails caughtMails(Clock clock, LocalProperties properties) {
        return new CaughtMails(clock, properties.keptMails());
    }

    @Bean(destroyMethod = "stop")
    GreenMail smtpServer(CaughtMails mails, LocalProperties properties) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(properties.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        UserManager users = server.getUserManager();
        users.setAuthRequired(false);
        GreenMailUser everybody = new MailsInMemory(mails);
        GreenMailUser desk = server.setUser(LocalDesk.ADDRESS, LocalDesk.ADDRESS, LocalDesk.PASSWORD);
        users.setMessageDeliveryHandler(
                (message, recipient) -> LocalDesk.isFor(recipient.getEmail()) ? desk : everybody);
        return server;
    }

    @Bean
    CatchAll everyMailIsCaught(GreenMail server) {
        return new CatchAll(LOOPBACK, server.getSmtp().getPort());
    }

    @Bean
    JavaMailSender mailSender(GreenMail server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(LOOPBACK);
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }
}
