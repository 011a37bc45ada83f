package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.PrivateHosts;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.mail.keys.UnknownKey;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** With what a mailbox is opened: its own user name and password, or those of the mail account. */
@Component
class MailboxLogins {

    private final MailboxRows rows;
    private final Senders senders;
    private final MailKeys keys;
    private final PrivateHosts hosts;

    MailboxLogins(MailboxRows rows, Senders senders, MailKeys keys, PrivateHosts hosts) {
        this.rows = rows;
        this.senders = senders;
        this.keys = keys;
        this.hosts = hosts;
    }

    /** Empty where no password is there that could be used. */
    Optional<ImapServer> find(UUID mailbox, boolean desk, MailboxDetails details) {
        return details.username() == null && !desk ? ofAccount(mailbox, details) : own(mailbox, details);
    }

    /** Asked again each time: the account's server may be another by now. */
    private Optional<ImapServer> ofAccount(UUID account, MailboxDetails details) {
        return senders.stored(account)
                .filter(smtp -> canLend(smtp, details))
                .map(smtp -> new ImapServer(
                        details.host(), details.port(), details.security(), smtp.username(), smtp.password()));
    }

    /** Whether the account's user name and password could be used; asks no name server, for pages and transactions. */
    boolean canBorrow(AccountView account, MailboxDetails details) {
        if (account.usesSettings()) {
            return senders.settings().filter(smtp -> canLend(smtp, details)).isPresent();
        }
        return account.hasPassword() && ImapHosts.mayHavePasswordOf(account.host(), account.security(), details);
    }

    private static boolean canLend(SmtpServer smtp, MailboxDetails details) {
        return smtp.username() != null
                && smtp.password() != null
                && ImapHosts.mayHavePasswordOf(smtp.host(), smtp.security(), details);
    }

    private Optional<ImapServer> own(UUID account, MailboxDetails details) {
        return rows.secret(account)
                .flatMap(this::open)
                .map(password -> new ImapServer(
                        details.host(), details.port(), details.security(), details.username(), password));
    }

    private Optional<String> open(Sealed sealed) {
        try {
            return Optional.of(new String(keys.open(sealed), StandardCharsets.UTF_8));
        } catch (UnknownKey e) {
            return Optional.empty();
        }
    }

    /** Addresses that the mailbox of this account may not be on. */
    Predicate<InetAddress> refused(AccountView account) {
        return account.kind() == AccountKind.OWN ? hosts::isRefused : address -> false;
    }
}
