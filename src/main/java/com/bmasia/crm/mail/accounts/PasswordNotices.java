package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who can type a new password that an account needs one: its owner, or the administrators. */
@Component
class PasswordNotices {

    private final SenderAccountQueries accounts;
    private final SettingsServer settings;
    private final UserDirectory people;
    private final Notifications notifications;

    PasswordNotices(
            SenderAccountQueries accounts, SettingsServer settings, UserDirectory people, Notifications notifications) {
        this.accounts = accounts;
        this.settings = settings;
        this.people = people;
        this.notifications = notifications;
    }

    /** In the transaction of who found out: no account needs a password without somebody knowing. */
    @EventListener
    @Transactional
    void on(PasswordRefused refused) {
        send(refused.account(), "mail.notification.password-refused");
    }

    /** @param messageKey a text with the server as {0} */
    void send(UUID id, String messageKey) {
        AccountView account = accounts.get(id);
        String server =
                account.usesSettings() ? settings.find().map(SmtpServer::host).orElse("") : account.host();
        if (account.kind() == AccountKind.OWN) {
            notifications.send(List.of(account.person()), "/mail/account", messageKey + ".own", server);
        } else {
            List<UserId> admins = people.activeWith(Role.ADMIN);
            notifications.send(admins, "/mail/accounts/" + id, messageKey, server);
        }
    }
}
