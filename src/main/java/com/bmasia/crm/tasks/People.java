package com.bmasia.crm.tasks;

import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people behind the user ids that the engine stores as text. */
public record People(Map<UserId, Person> byId) {

    public static People of(Collection<String> ids, UserDirectory users) {
        return new People(
                users.find(ids.stream().filter(Objects::nonNull).map(People::id).collect(Collectors.toSet())));
    }

    /** Never null for an id: one that is no account (a model may name anybody) is shown as it stands. */
    public Person get(String id) {
        return id == null ? null : byId.getOrDefault(id(id), new Person(id(id), id, id, false));
    }

    private static UserId id(String text) {
        try {
            return UserId.of(text);
        } catch (IllegalArgumentException e) {
            return new UserId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
