package com.bmasia.crm.web.list;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All lists that are declared as beans, by name: for the API's description, for the menu, for segments and imports. */
@Component
public class RegisteredLists {

    private final Map<String, ListSpec<?>> lists = new TreeMap<>();

    RegisteredLists(ObjectProvider<ListSpec<?>> declared) {
        declared.forEach(list -> {
            if (lists.put(list.name(), list) != null) {
                throw new IllegalStateException("two lists are called " + list.name());
            }
        });
    }

    /** @throws IllegalArgumentException for a name that no list has */
    public ListSpec<?> named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no list is called " + name));
    }

    public Optional<ListSpec<?>> find(String name) {
        return Optional.ofNullable(lists.get(name));
    }
}
