package com.bmasia.crm.users.teams;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.handover.Departure;
import com.bmasia.crm.users.handover.HandOvers;
import com.bmasia.crm.users.handover.HandedOver;
import com.bmasia.crm.users.handover.Successor;
import com.bmasia.crm.web.LiveUpdates;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every use case of teams. */
@Service
@Transactional
@Requires(Permission.ADMINISTER)
public class TeamService {

    private final Teams teams;
    private final UserDirectory people;
    private final SignIns signIns;
    private final HandOvers handOvers;
    private final LiveUpdates live;
    private final AuditLog audit;

    TeamService(
            Teams teams, UserDirectory people, SignIns signIns, HandOvers handOvers, LiveUpdates live, AuditLog audit) {
        this.teams = teams;
        this.people = people;
        this.signIns = signIns;
        this.handOvers = handOvers;
        this.live = live;
        this.audit = audit;
    }

    /** The names of the teams of one person, before and after {@link #assign}. */
    public record Assignment(String before, String now) {}

    public void create(String key, TeamDetails details, CurrentUser by) {
        requireKnown(details);
        Team team = Team.create(key, details);
        if (teams.existsByKey(team.key())) {
            throw new RuleViolation("key", "users.team.key.taken", team.key());
        }
        requireUnusedName(team, details);
        teams.save(team);
        Changes changes = new Changes()
                .field("name", null, team.name())
                .field("lead", null, names(lead(team)))
                .field("members", null, names(team.members()));
        audit.record(by, "team.created", "team", team.key(), team.name(), changes.asMap());
    }

    /** @param to who gets the work that people lose who are members no more; null where nobody was asked yet */
    public List<HandedOver> edit(String key, int version, TeamDetails details, Successor to, CurrentUser by) {
        Team team = get(key);
        if (team.version() != version) {
            throw new Conflict("users.team.changed-meanwhile");
        }
        requireUnusedName(team, details);
        requireKnown(details);
        String name = team.name();
        String lead = names(lead(team));
        String members = names(team.members());
        List<Departure> leaving = leaving(team, details);
        Set<UserId> before = team.members();
        team.edit(details);
        teams.save(team);
        List<HandedOver> moved = handOvers.carryOut(leaving, to, by);
        differing(before, details.members()).forEach(person -> live.end(person.toString()));
        Changes changes = new Changes()
                .field("name", name, team.name())
                .field("lead", lead, names(lead(team)))
                .field("members", members, names(team.members()));
        HandOvers.note(moved, changes);
        if (!changes.isEmpty()) {
            audit.record(by, "team.edited", "team", team.key(), team.name(), changes.asMap());
        }
        return moved;
    }

    /** What the people lose who would be members no more. */
    @Transactional(readOnly = true)
    public List<HandOvers.Left> workLeftBy(String key, TeamDetails details) {
        return leaving(get(key), details).stream()
                .flatMap(departure -> handOvers.left(departure).stream())
                .toList();
    }

    private List<Departure> leaving(Team team, TeamDetails details) {
        return team.members().stream()
                .filter(person -> !details.members().contains(person))
                .flatMap(person -> signIns.byId(person).stream())
                .map(person -> new Departure(person, without(person, team.key())))
                .toList();
    }

    private static CurrentUser without(CurrentUser person, String team) {
        Set<String> others = new HashSet<>(person.teams());
        others.remove(team);
        return new CurrentUser(
                person.id(), person.username(), person.fullName(), person.roles(), others, person.locale());
    }

    private static Set<UserId> differing(Set<UserId> before, Set<UserId> after) {
        Set<UserId> all = new HashSet<>(before);
        all.addAll(after);
        all.removeIf(person -> before.contains(person) && after.contains(person));
        return all;
    }

    /** Refused for teams that the shipped routing names, and for teams that records still belong to. */
    public void delete(String key, CurrentUser by) {
        Team team = get(key);
        if (team.isBuiltIn()) {
            throw new RuleViolation(null, "users.team.built-in");
        }
        try {
            teams.delete(team);
        } catch (DataIntegrityViolationException | DbActionExecutionException e) {
            throw new RuleViolation(null, "users.team.in-use");
        }
        audit.record(by, "team.deleted", "team", team.key(), team.name(), Map.of());
    }

    /** Makes the person a member of exactly these teams. */
    public Assignment assign(UserId user, Set<String> keys) {
        List<Team> all = teams.findAll();
        if (!all.stream().map(Team::key).collect(Collectors.toSet()).containsAll(keys)) {
            throw new RuleViolation("teams", "users.team.unknown");
        }
        String before = teamsOf(user, all);
        all.stream()
                .filter(team -> team.setMember(user, keys.contains(team.key())))
                .forEach(teams::save);
        return new Assignment(before, teamsOf(user, all));
    }

    private static String teamsOf(UserId user, List<Team> all) {
        return orNull(all.stream()
                .filter(team -> team.has(user))
                .map(Team::name)
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    private Team get(String key) {
        return teams.findByKey(key).orElseThrow(() -> new NotFound("team", key));
    }

    private void requireUnusedName(Team team, TeamDetails details) {
        if (teams.existsByNameIgnoreCaseAndIdNot(details.name(), team.id())) {
            throw new RuleViolation("name", "users.team.name.taken", details.name());
        }
    }

    private void requireKnown(TeamDetails details) {
        if (people.find(details.members()).size() < details.members().size()) {
            throw new RuleViolation("members", "users.team.person.unknown");
        }
        if (details.lead() != null && people.find(details.lead()).isEmpty()) {
            throw new RuleViolation("lead", "users.team.person.unknown");
        }
    }

    private static Set<UserId> lead(Team team) {
        return team.lead() == null ? Set.of() : Set.of(team.lead());
    }

    private String names(Collection<UserId> users) {
        return orNull(people.find(users).values().stream()
                .map(UserDirectory.Person::name)
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
