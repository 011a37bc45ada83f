package com.bmasia.crm.tasks;

import com.bmasia.crm.engine.ProcessRecords;
import com.bmasia.crm.engine.ProcessRecords.OnPage;
import com.bmasia.crm.engine.ProcessRecords.RecordLink;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules tell about the records of their processes, and what that allows a person. */
@Component
public class TaskRecords {

    private static final int SEARCH_LIMIT = 200;

    private final ObjectProvider<ProcessRecords> contributions;

    TaskRecords(ObjectProvider<ProcessRecords> contributions) {
        this.contributions = contributions;
    }

    /** Identifies a record by the process it runs and its id. */
    public record Ref(String processKey, String businessKey) {}

    public Map<Ref, RecordLink> find(Collection<Ref> refs) {
        Map<String, Set<String>> keysByProcess = refs.stream()
                .filter(ref -> ref.businessKey() != null)
                .collect(Collectors.groupingBy(
                        Ref::processKey, Collectors.mapping(Ref::businessKey, Collectors.toSet())));
        Map<Ref, RecordLink> found = new HashMap<>();
        keysByProcess.forEach((process, keys) -> of(process)
                .ifPresent(records ->
                        records.find(keys).forEach((key, link) -> found.put(new Ref(process, key), link))));
        return found;
    }

    public Optional<RecordLink> find(String processKey, String businessKey) {
        Ref ref = new Ref(processKey, businessKey);
        return Optional.ofNullable(find(List.of(ref)).get(ref));
    }

    /** Business keys of the records, of whatever process, whose number contains what was typed. */
    List<String> search(String number) {
        return all().flatMap(records -> records.search(number.strip(), SEARCH_LIMIT).stream())
                .toList();
    }

    /** Processes of which the person may work on any task. */
    Set<String> workableBy(CurrentUser user) {
        return all().filter(records -> user.may(Permission.valueOf(records.permissionToWorkOnAny())))
                .map(ProcessRecords::processKey)
                .collect(Collectors.toSet());
    }

    /** May the person see what happens to records of this process? Never for a process that belongs to no module. */
    public boolean maySee(String processKey, CurrentUser user) {
        return of(processKey)
                .filter(records -> user.may(Permission.valueOf(records.permissionToSee())))
                .isPresent();
    }

    /** How the page of such a record takes part in its tasks; empty where each task has a page of its own. */
    Optional<OnPage> onPage(String processKey) {
        return of(processKey).flatMap(ProcessRecords::onPage);
    }

    private Optional<ProcessRecords> of(String processKey) {
        return Optional.ofNullable(all().collect(Collectors.toMap(ProcessRecords::processKey, Function.identity()))
                .get(processKey));
    }

    private Stream<ProcessRecords> all() {
        return contributions.orderedStream();
    }
}
