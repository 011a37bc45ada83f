package com.bmasia.crm.users.records;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All kinds of records that the modules tell of. */
@Component
public class RecordKinds {

    private final ObjectProvider<RecordKind> kinds;

    RecordKinds(ObjectProvider<RecordKind> kinds) {
        this.kinds = kinds;
    }

    /** Any record: the word for its kind, and its id. */
    public record RecordRef(String kind, UUID id) {

        /** Empty where the id is none of a record. */
        public static Optional<RecordRef> of(String kind, String id) {
            try {
                return Optional.of(new RecordRef(kind, UUID.fromString(id)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    public List<RecordKind> all() {
        return kinds.orderedStream().toList();
    }

    public Optional<RecordKind> named(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    public Optional<RecordKind> ofProcess(String key) {
        return kinds.stream().filter(kind -> kind.processKeys().contains(key)).findFirst();
    }

    /** How to name and open those that exist: one question to each kind, however many records there are. */
    public Map<RecordRef, RecordLink> find(Collection<RecordRef> records) {
        Map<RecordRef, RecordLink> found = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(RecordRef::kind, Collectors.mapping(RecordRef::id, Collectors.toSet())))
                .forEach((name, ids) -> named(name)
                        .ifPresent(kind ->
                                kind.find(ids).forEach((id, link) -> found.put(new RecordRef(name, id), link))));
        return found;
    }
}
