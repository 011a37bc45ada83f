package com.bmasia.crm.local;

import com.bmasia.crm.mail.desks.CatcherDesk;
import com.icegreen.greenmail.util.GreenMail;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** A desk mailbox that works from the first start on: replies to caught mails come in through it. */
@Component
@MailIsCaught
class LocalDesk implements ApplicationRunner {

    static final String ADDRESS = "support@bmasia.example";

    /** Of this process: nobody else needs to open the mailbox. */
    static final String PASSWORD = UUID.randomUUID().toString();

    private static final String TEAM = "support";

    private final GreenMail server;
    private final CatcherDesk desks;

    LocalDesk(GreenMail server, CatcherDesk desks) {
        this.server = server;
        this.desks = desks;
    }

    /** Also with what stands behind a plus. */
    static boolean isFor(String recipient) {
        return recipient.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@").equals(ADDRESS);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        desks.offer(ADDRESS, TEAM, server.getImap().getPort(), PASSWORD);
    }
}
