package com.bmasia.crm.users;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.handover.Departure;
import com.bmasia.crm.users.handover.HandOvers;
import com.bmasia.crm.users.handover.HandedOver;
import com.bmasia.crm.users.handover.Successor;
import com.bmasia.crm.users.passwords.PasswordRule;
import com.bmasia.crm.users.teams.TeamService;
import com.bmasia.crm.web.LiveUpdates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every use case of accounts. Whoever changes an account leaves an audit entry; passwords never appear in one. */
@Service
@Transactional
public class UserService {

    private final Accounts accounts;
    private final TeamService teams;
    private final PasswordEncoder encoder;
    private final PasswordConfirmation confirmation;
    private final SignIns signIns;
    private final HandOvers handOvers;
    private final Sessions sessions;
    private final LiveUpdates live;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserService(
            Accounts accounts,
            TeamService teams,
            PasswordEncoder encoder,
            PasswordConfirmation confirmation,
            SignIns signIns,
            HandOvers handOvers,
            Sessions sessions,
            LiveUpdates live,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.encoder = encoder;
        this.confirmation = confirmation;
        this.signIns = signIns;
        this.handOvers = handOvers;
        this.sessions = sessions;
        this.live = live;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param password null for an account that is entered by an invitation */
    @Requires(Permission.ADMINISTER)
    public UserId create(AccountDetails details, String password, CurrentUser by) {
        requireUnused(details.username(), details.email(), new UUID(0, 0));
        if (password != null) {
            PasswordRule.check("password", password, details.username(), details.email());
        }
        String hash = encoder.encode(password == null ? UUID.randomUUID().toString() : password);
        Account account = save(Account.create(details, hash, clock.instant()));
        String teamsNow = teams.assign(account.id(), details.teams()).now();
        Changes changes = new Changes()
                .field("username", null, details.username())
                .field("email", null, details.email())
                .field("fullName", null, details.fullName())
                .field("roles", null, details.roles())
                .field("teams", null, teamsNow);
        record(by, "user.created", account, changes.asMap());
        return account.id();
    }

    /** Like {@link #edit(UserId, int, AccountDetails, Successor, CurrentUser)}, refused where somebody must take over work. */
    @Requires(Permission.ADMINISTER)
    public void edit(UserId id, int version, AccountDetails details, CurrentUser by) {
        edit(id, version, details, null, by);
    }

    /**
     * @param version what the editor saw; another edit since then is a conflict
     * @param to who gets the work that a lost role or team takes from the person; null where nobody was asked yet
     */
    @Requires(Permission.ADMINISTER)
    public List<HandedOver> edit(UserId id, int version, AccountDetails details, Successor to, CurrentUser by) {
        Account account = accounts.get(id);
        if (account.version() != version) {
            throw new Conflict("users.account.changed-meanwhile");
        }
        requireUnused(details.username(), details.email(), id.value());
        if (!details.roles().contains(Role.ADMIN)) {
            requireAnotherAdmin(account, "roles");
        }
        Optional<CurrentUser> before = signIns.byId(id);
        Changes changes = account.edit(details, clock.instant());
        save(account);
        TeamService.Assignment assignment = teams.assign(id, details.teams());
        changes.field("teams", assignment.before(), assignment.now());
        if (changes.isEmpty()) {
            return List.of();
        }
        List<HandedOver> moved = handOvers.carryOut(departure(before, details), to, by);
        HandOvers.note(moved, changes);
        live.end(id.toString());
        record(by, "user.edited", account, changes.asMap());
        return moved;
    }

    /** What the account loses where it becomes like this; an inactive one has nothing to lose. */
    @Requires(Permission.ADMINISTER)
    @Transactional(readOnly = true)
    public List<HandOvers.Left> workLeftBy(UserId id, AccountDetails details) {
        return departure(signIns.byId(id), details).stream()
                .flatMap(departure -> handOvers.left(departure).stream())
                .toList();
    }

    private static List<Departure> departure(Optional<CurrentUser> before, AccountDetails after) {
        return before
                .map(person -> new Departure(
                        person,
                        new CurrentUser(
                                person.id(),
                                after.username(),
                                after.fullName(),
                                after.roles(),
                                after.teams(),
                                person.locale())))
                .stream()
                .toList();
    }

    /**
     * @param password the present one, needed for another e-mail address only: links for a new password go there, so that
     *     somebody at an unlocked screen could take the account over
     */
    public void editProfile(ProfileDetails profile, String password, CurrentUser by) {
        Account account = accounts.get(by.id());
        if (!profile.email().equalsIgnoreCase(account.email())) {
            confirmation.require("oldPassword", by.id(), password);
        }
        requireUnused(account.username(), profile.email(), by.id().value());
        Changes changes = account.editProfile(profile, clock.instant());
        if (!changes.isEmpty()) {
            save(account);
            record(by, "user.edited", account, changes.asMap());
        }
    }

    /** What is in the hands of this person now. */
    @Requires(Permission.ADMINISTER)
    @Transactional(readOnly = true)
    public List<HandOvers.Left> workOf(UserId id) {
        return signIns.byId(id)
                .map(person -> handOvers.left(Departure.ofAccount(person)))
                .orElse(List.of());
    }

    /** Open work goes back to its teams. */
    @Requires(Permission.ADMINISTER)
    public List<HandedOver> deactivate(UserId id, CurrentUser by) {
        return deactivate(id, Successor.ownTeams(), by);
    }

    /** @param to who gets the work that is in the person's hands */
    @Requires(Permission.ADMINISTER)
    public List<HandedOver> deactivate(UserId id, Successor to, CurrentUser by) {
        accounts.waitForThoseWhoGiveWork(id.value());
        Account account = accounts.get(id);
        if (by != null && id.equals(by.id())) {
            throw new RuleViolation(null, "users.account.not-oneself");
        }
        requireAnotherAdmin(account, null);
        if (!account.isActive()) {
            return List.of();
        }
        CurrentUser person = signIns.byId(id).orElseThrow();
        account.setActive(false, clock.instant());
        save(account);
        List<HandedOver> moved = handOvers.carryOut(List.of(Departure.ofAccount(person)), to, by);
        sessions.endOthersOf(id);
        live.end(id.toString());
        events.publishEvent(new AccountDeactivated(id));
        Changes changes = new Changes();
        HandOvers.note(moved, changes);
        record(by, "user.deactivated", account, changes.asMap());
        return moved;
    }

    @Requires(Permission.ADMINISTER)
    public void activate(UserId id, CurrentUser by) {
        Account account = accounts.get(id);
        if (account.isActive()) {
            return;
        }
        account.setActive(true, clock.instant());
        save(account);
        record(by, "user.activated", account, Map.of());
    }

    /** What the checks above cannot see is what another transaction does at this moment; the database does. */
    private Account save(Account account) {
        try {
            return accounts.save(account);
        } catch (OptimisticLockingFailureException e) {
            throw new Conflict("users.account.changed-meanwhile");
        } catch (DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw new Conflict("users.account.changed-meanwhile");
            }
            throw e;
        }
    }

    private void requireUnused(String username, String email, UUID except) {
        if (accounts.hasUsername(username, except)) {
            throw new RuleViolation("username", "users.account.username.taken", username);
        }
        if (accounts.hasEmail(email, except)) {
            throw new RuleViolation("email", "users.account.email.taken", email);
        }
    }

    private void requireAnotherAdmin(Account account, String field) {
        accounts.waitForTurnWithAdmins();
        if (account.isActiveAdmin()
                && !accounts.hasActiveAdminBesides(account.id().value())) {
            throw new RuleViolation(field, "users.account.last-admin");
        }
    }

    private void record(CurrentUser by, String action, Account account, Map<String, AuditLog.Change> changes) {
        audit.record(by, action, "user", account.id(), account.username(), changes);
    }
}
