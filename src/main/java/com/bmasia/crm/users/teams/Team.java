package com.bmasia.crm.users.teams;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A group of people with a lead. Its key is written into routing tables and records, hence fixed; its name is not. */
@Table("team")
class Team {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,29}");

    @Id
    private final UUID id;

    @Version
    private Integer version;

    private final String key;
    private final boolean builtIn;
    private String name;
    private UUID leadUserId;

    @MappedCollection(idColumn = "team_id")
    private Set<Member> members = new HashSet<>();

    @Table("team_member")
    record Member(UUID userId) {}

    @PersistenceCreator
    Team(UUID id, String key, boolean builtIn) {
        this.id = id;
        this.key = key;
        this.builtIn = builtIn;
    }

    static Team create(String key, TeamDetails details) {
        String given = key == null ? "" : key.strip();
        if (!KEY.matcher(given).matches()) {
            throw new RuleViolation("key", "users.team.key.form");
        }
        Team team = new Team(Ids.next(), given, false);
        team.edit(details);
        return team;
    }

    void edit(TeamDetails details) {
        name = details.name();
        leadUserId = details.lead() == null ? null : details.lead().value();
        members = details.members().stream().map(id -> new Member(id.value())).collect(Collectors.toSet());
    }

    /** Whether this changed anything. */
    boolean setMember(UserId user, boolean member) {
        Member row = new Member(user.value());
        return member ? members.add(row) : members.remove(row);
    }

    boolean has(UserId user) {
        return members.contains(new Member(user.value()));
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String key() {
        return key;
    }

    String name() {
        return name;
    }

    boolean isBuiltIn() {
        return builtIn;
    }

    UserId lead() {
        return leadUserId == null ? null : new UserId(leadUserId);
    }

    Set<UserId> members() {
        return members.stream().map(member -> new UserId(member.userId())).collect(Collectors.toSet());
    }
}
