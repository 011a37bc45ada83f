package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.mailboxes.MailboxClaims.MailboxNeedsPassword;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who can enter a password: the owner of the account, or the administrators. */
@Component
class NoticeOnMailboxNeedsPassword {

    private final SenderAccountQueries accounts;
    private final UserDirectory people;
    private final Notifications notifications;

    NoticeOnMailboxNeedsPassword(SenderAccountQueries accounts, UserDirectory people, Notifications notifications) {
        this.accounts = accounts;
        this.people = people;
        this.notifications = notifications;
    }

    @EventListener
    @Transactional
    void on(MailboxNeedsPassword event) {
        if (event.desk()) {
            notifications.send(
                    people.activeWith(Role.ADMIN),
                    "/mail/desks/" + event.mailbox(),
                    "mail.notification.mailbox-password",
                    event.host());
            return;
        }
        AccountView account = accounts.get(event.mailbox());
        if (account.kind() == AccountKind.OWN) {
            notifications.send(
                    List.of(account.person()),
                    "/mail/account/mailbox",
                    "mail.notification.mailbox-password",
                    event.host());
        } else {
            notifications.send(
                    people.activeWith(Role.ADMIN),
                    "/mail/accounts/" + account.id() + "/mailbox",
                    "mail.notification.mailbox-password",
                    event.host());
        }
    }
}
