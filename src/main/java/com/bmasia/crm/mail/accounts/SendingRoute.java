package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which account a person's mails go through, and why: own, else the main role's, else the company's. */
@Component
public class SendingRoute {

    private final SenderAccountQueries accounts;
    private final Senders senders;

    SendingRoute(SenderAccountQueries accounts, Senders senders) {
        this.accounts = accounts;
        this.senders = senders;
    }

    /** What there is to say of an account on the way. */
    public enum Standing {
        USED,
        /** There is none. */
        NONE,
        OFF,
        /** No test mail went through it yet. */
        UNTESTED,
        /** One before it is used. */
        NOT_NEEDED
    }

    /** @param account null where there is none */
    public record Step(AccountKind kind, Standing standing, AccountView account) {}

    /** @param role the main role */
    public record Route(List<Step> steps, Role role, Sender sender) {

        public Step used() {
            return steps.stream()
                    .filter(step -> step.standing() == Standing.USED)
                    .findFirst()
                    .orElseThrow();
        }
    }

    public Route of(CurrentUser person) {
        Optional<Role> role = MainRole.of(person.roles());
        Step own = step(AccountKind.OWN, accounts.ownOf(person.id()), false);
        boolean found = own.standing() == Standing.USED;
        Step ofRole = step(AccountKind.ROLE, role.flatMap(accounts::of), found);
        found = found || ofRole.standing() == Standing.USED;
        Step system = step(AccountKind.SYSTEM, Optional.of(accounts.get(Senders.SYSTEM)), found);
        return new Route(List.of(own, ofRole, system), role.orElse(null), senders.resolve(person.id()));
    }

    private static Step step(AccountKind kind, Optional<AccountView> account, boolean found) {
        if (account.isEmpty()) {
            return new Step(kind, Standing.NONE, null);
        }
        if (!account.get().active()) {
            return new Step(kind, Standing.OFF, account.get());
        }
        if (!account.get().isUsable()) {
            return new Step(kind, Standing.UNTESTED, account.get());
        }
        return new Step(kind, found ? Standing.NOT_NEEDED : Standing.USED, account.get());
    }
}
