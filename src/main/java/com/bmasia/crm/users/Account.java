package com.bmasia.crm.users;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A person's account: who it is, how to sign in, in which roles. Never deleted, because records and audit entries name it. */
@Table("user_account")
class Account {

    @Id
    private final UUID id;

    @Version
    private Integer version;

    private String username;
    private String email;
    private String fullName;
    private String passwordHash;
    private boolean active;
    private Theme theme;
    private Language language;
    private boolean buddhistYear;
    private final Instant createdAt;
    private Instant updatedAt;

    @MappedCollection(idColumn = "user_id")
    private Set<AccountRole> roles;

    @Table("user_role")
    record AccountRole(Role role) {}

    @PersistenceCreator
    Account(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    static Account create(AccountDetails details, String passwordHash, Instant now) {
        Account account = new Account(Ids.next(), now);
        account.passwordHash = passwordHash;
        account.active = true;
        account.theme = Theme.AUTO;
        account.language = Language.EN;
        account.take(details, now);
        return account;
    }

    /** Returns what this changed. */
    Changes edit(AccountDetails details, Instant now) {
        Changes changes = new Changes()
                .field("username", username, details.username())
                .field("email", email, details.email())
                .field("fullName", fullName, details.fullName())
                .field("roles", roles(), details.roles());
        take(details, now);
        return changes;
    }

    Changes editProfile(ProfileDetails profile, Instant now) {
        ScreenLanguage screens = profile.screens();
        Changes changes = new Changes()
                .field("email", email, profile.email())
                .field("fullName", fullName, profile.fullName())
                .field("theme", theme, profile.theme())
                .field("language", language, screens.language())
                .field("buddhistYear", buddhistYear, screens.buddhistYear());
        Checks checks = new Checks();
        String checkedEmail = AccountDetails.email(profile.email(), checks);
        String checkedName = AccountDetails.fullName(profile.fullName(), checks);
        checks.throwIfAny();
        email = checkedEmail;
        fullName = checkedName;
        theme = profile.theme();
        language = screens.language();
        buddhistYear = screens.buddhistYear();
        updatedAt = now;
        return changes;
    }

    void setPassword(String hash, Instant now) {
        passwordHash = hash;
        updatedAt = now;
    }

    void setActive(boolean active, Instant now) {
        this.active = active;
        updatedAt = now;
    }

    private void take(AccountDetails details, Instant now) {
        username = details.username();
        email = details.email();
        fullName = details.fullName();
        roles = details.roles().stream().map(AccountRole::new).collect(Collectors.toSet());
        updatedAt = now;
    }

    UserId id() {
        return new UserId(id);
    }

    Integer version() {
        return version;
    }

    String username() {
        return username;
    }

    String email() {
        return email;
    }

    String fullName() {
        return fullName;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isActive() {
        return active;
    }

    boolean isActiveAdmin() {
        return active && roles().contains(Role.ADMIN);
    }

    Set<Role> roles() {
        return roles.stream().map(AccountRole::role).collect(Collectors.toSet());
    }
}
