package com.bmasia.crm.mail.probe;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.PrivateHosts;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a test mail through an account to whoever asks. Talks to the mail server, hence never inside a transaction. Who is no
 * administrator may do so only so often: else a person's account could be used to look which machines answer.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class SendTestMail {

    private final SenderAccountQueries queries;
    private final SenderAccountService accounts;
    private final Senders senders;
    private final PrivateHosts hosts;
    private final UserQueries people;
    private final ProbeMails mails;
    private final Throttle throttle;

    SendTestMail(
            SenderAccountQueries queries,
            SenderAccountService accounts,
            Senders senders,
            PrivateHosts hosts,
            UserQueries people,
            ProbeMails mails,
            Throttle throttle) {
        this.queries = queries;
        this.accounts = accounts;
        this.senders = senders;
        this.hosts = hosts;
        this.people = people;
        this.mails = mails;
        this.throttle = throttle;
    }

    /** Through the person's own account. */
    public ProbeResult throughOwn(CurrentUser by) {
        AccountView own = queries.ownOf(by.id()).orElseThrow(() -> new NotFound("mail account of", by.id()));
        return send(own, by);
    }

    @Requires(Permission.ADMINISTER)
    public ProbeResult through(UUID account, CurrentUser by) {
        return send(queries.get(account), by);
    }

    /** @throws com.bmasia.crm.users.login.TooManyAttempts for who is no administrator */
    private ProbeResult send(AccountView account, CurrentUser by) {
        if (!by.may(Permission.ADMINISTER)) {
            throttle.take(Limit.MAIL_TEST, by.id().toString());
        }
        String to = people.get(by.id()).email();
        SmtpServer server = senders.server(account.id()).orElse(null);
        if (server == null) {
            return new ProbeResult(ConnectionProblem.NO_SERVER, nameOf(account), to, false, List.of());
        }
        SmtpProbe conversation = new SmtpProbe(server, hosts.refusedFor(server));
        ConnectionProblem outcome = conversation.send(mails.compose(conversation.session(), account, to, by));
        note(account, outcome);
        return new ProbeResult(outcome, server.toString(), to, senders.areCaught(), conversation.lines());
    }

    private void note(AccountView account, ConnectionProblem outcome) {
        if (senders.areCaught()) {
            return;
        }
        if (outcome == ConnectionProblem.ACCEPTED) {
            accounts.markWorking(account.id());
        } else if (outcome.isAboutPassword()) {
            accounts.markPasswordNeeded(account.id(), "mail.test." + outcome.name() + ".short");
        }
    }

    private static String nameOf(AccountView account) {
        return account.usesSettings() ? "" : account.host() + ":" + account.port();
    }
}
