package com.bmasia.crm.users;

import com.bmasia.crm.users.passwords.PasswordResets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the first person gets into a new installation: {@code users.first-admin} names an e-mail address, and where there is
 * no account at all one is made for it and the link to choose a password is mailed there. Does nothing ever after.
 */
@Component
@Order(1000)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final PasswordResets links;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String email;

    FirstAdministrator(
            Accounts accounts,
            PasswordResets links,
            PasswordEncoder encoder,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${users.first-admin:}") String email) {
        this.accounts = accounts;
        this.links = links;
        this.encoder = encoder;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.email = email;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.hasAny()) {
            create(email);
        }
    }

    void create(String email) {
        if (email.isBlank()) {
            log.warn("Nobody can log in: there is no account yet. Set users.first-admin to an e-mail address.");
            return;
        }
        transaction.executeWithoutResult(status -> {
            // Two nodes of a new installation can start at once.
            accounts.waitForTurnWithAdmins();
            if (!accounts.hasAny()) {
                createFor(email);
            }
        });
    }

    private void createFor(String email) {
        AccountDetails details = new AccountDetails("admin", email, "Administrator", Set.of(Role.ADMIN), Set.of());
        Account account = accounts.save(
                Account.create(details, encoder.encode(UUID.randomUUID().toString()), clock.instant()));
        audit.record(null, "user.created", "user", account.id(), account.username(), Map.of());
        links.request(account.username(), "first start");
        log.info("Account \"admin\" made; the link to choose its password is on its way by mail");
    }
}
