package com.bmasia.crm.users.handover;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the work that people lose, over all modules, and gives it to others. */
@Component
public class HandOvers {

    private final ObjectProvider<PersonalWork> kinds;
    private final UserDirectory directory;

    HandOvers(ObjectProvider<PersonalWork> kinds, UserDirectory directory) {
        this.kinds = kinds;
        this.directory = directory;
    }

    /** How much there is of one kind; never 0. */
    public record Left(String kind, String countKey, int count) {}

    public List<Left> left(Departure departure) {
        return kinds.orderedStream()
                .map(work -> new Left(work.kind(), work.countKey(), work.count(departure)))
                .filter(left -> left.count() > 0)
                .toList();
    }

    /**
     * Moves what these people lose.
     *
     * @param to null where nobody was asked yet, which is refused if there is anything to move
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<HandedOver> carryOut(Collection<Departure> departures, Successor to, CurrentUser by) {
        int count = departures.stream()
                .flatMap(departure -> left(departure).stream())
                .mapToInt(Left::count)
                .sum();
        if (count == 0) {
            return List.of();
        }
        if (to == null) {
            throw new RuleViolation("handOver", "users.handover.ask", count);
        }
        String name = nameOf(to, departures);
        return departures.stream()
                .flatMap(departure ->
                        kinds.orderedStream().map(work -> HandedOver.of(work, name, work.handOver(departure, to, by))))
                .filter(moved -> moved.count() > 0)
                .toList();
    }

    /** For the audit entry of the account. */
    public static void note(List<HandedOver> moved, Changes changes) {
        moved.forEach(kind -> changes.field(
                kind.kind(), kind.count(), kind.to() == null ? "0 (back to their teams)" : "0 (" + kind.to() + ")"));
    }

    private String nameOf(Successor to, Collection<Departure> departures) {
        if (to.person() != null) {
            return directory
                    .find(to.person())
                    .filter(Person::active)
                    .filter(person -> departures.stream()
                            .noneMatch(leaving -> leaving.person().equals(person.id())))
                    .map(Person::name)
                    .orElseThrow(() -> new RuleViolation("handOver", "users.handover.unknown"));
        }
        return to.team() == null
                ? null
                : directory.teams().stream()
                        .filter(team -> team.key().equals(to.team()))
                        .map(TeamRef::name)
                        .findFirst()
                        .orElseThrow(() -> new RuleViolation("handOver", "users.handover.unknown"));
    }
}
