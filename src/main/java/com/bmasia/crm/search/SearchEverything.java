package com.bmasia.crm.search;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKind.ListPage;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.users.records.RecordLink;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds records of all kinds that a person may see and that have a list. */
@Service
@Transactional(readOnly = true)
class SearchEverything {

    private static final int SHOWN = 5;

    private final RecordKinds kinds;

    SearchEverything(RecordKinds kinds) {
        this.kinds = kinds;
    }

    /**
     * The newest of one kind.
     *
     * @param more whether the list has others
     */
    record Found(String icon, ListPage list, List<RecordLink> records, boolean more) {}

    List<Found> find(String typed, CurrentUser user) {
        return typed.isBlank()
                ? List.of()
                : kinds.all().stream()
                        .filter(kind -> user.may(kind.toSee()))
                        .flatMap(kind -> kind.list().flatMap(list -> find(kind, list, typed)).stream())
                        .toList();
    }

    private static Optional<Found> find(RecordKind kind, ListPage list, String typed) {
        List<UUID> ids = kind.search(typed, SHOWN + 1);
        Map<UUID, RecordLink> links = kind.find(ids);
        List<RecordLink> shown = ids.stream()
                .limit(SHOWN)
                .map(links::get)
                .filter(Objects::nonNull)
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(kind.icon(), list, shown, ids.size() > SHOWN));
    }
}
