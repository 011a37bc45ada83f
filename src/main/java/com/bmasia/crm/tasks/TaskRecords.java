package com.bmasia.crm.tasks;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKind.TasksOnPage;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.users.records.RecordKinds.RecordRef;
import com.bmasia.crm.users.records.RecordLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the modules tell about the records of their processes, and what that allows a person. */
@Component
public class TaskRecords {

    private static final int SEARCH_LIMIT = 200;

    private final RecordKinds kinds;

    TaskRecords(RecordKinds kinds) {
        this.kinds = kinds;
    }

    /** Identifies a record by the process it runs and its id. */
    public record Ref(String processKey, String businessKey) {}

    public Map<Ref, RecordLink> find(Collection<Ref> refs) {
        Map<Ref, RecordRef> records = new HashMap<>();
        refs.stream()
                .filter(ref -> ref.businessKey() != null)
                .forEach(ref -> kinds.ofProcess(ref.processKey())
                        .flatMap(kind -> RecordRef.of(kind.name(), ref.businessKey()))
                        .ifPresent(record -> records.put(ref, record)));
        Map<RecordRef, RecordLink> found = kinds.find(records.values());
        return records.entrySet().stream()
                .filter(entry -> found.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> found.get(entry.getValue())));
    }

    public Optional<RecordLink> find(String processKey, String businessKey) {
        Ref ref = new Ref(processKey, businessKey);
        return Optional.ofNullable(find(List.of(ref)).get(ref));
    }

    /** Business keys of the records, of whatever process, whose number contains what was typed. */
    List<String> search(String number) {
        return withProcesses()
                .flatMap(kind -> kind.searchOpen(number.strip(), SEARCH_LIMIT).stream())
                .map(UUID::toString)
                .toList();
    }

    /** Processes of which the person may work on any task. */
    Set<String> workableBy(CurrentUser user) {
        return withProcesses()
                .filter(kind -> user.may(kind.toWorkOnAny()))
                .flatMap(kind -> kind.processKeys().stream())
                .collect(Collectors.toSet());
    }

    /** May the person see what happens to records of this process? Never for a process that belongs to no module. */
    public boolean maySee(String processKey, CurrentUser user) {
        return kinds.ofProcess(processKey)
                .filter(kind -> user.may(kind.toSee()))
                .isPresent();
    }

    /** How the page of such a record takes part in its tasks; empty where each task has a page of its own. */
    Optional<TasksOnPage> onPage(String processKey) {
        return kinds.ofProcess(processKey).flatMap(RecordKind::tasksOnPage);
    }

    private Stream<RecordKind> withProcesses() {
        return kinds.all().stream().filter(kind -> !kind.processKeys().isEmpty());
    }
}
