package com.bmasia.crm.web.list;

import com.bmasia.crm.web.list.ListMemory.SavedView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The saved views of lists as they stand in the side menu, under the entry of their list. */
@Component("listMenu")
public class ListMenu {

    private static final int MOST = 8;

    private final RegisteredLists lists;
    private final ListMemory memory;

    ListMenu(RegisteredLists lists, ListMemory memory) {
        this.lists = lists;
        this.memory = memory;
    }

    /** A view and its whole address. */
    public record Entry(String name, String url) {}

    /** By the path of the list; at most some of each. */
    public Map<String, List<Entry>> byPath() {
        Map<String, List<Entry>> entries = memory.views().stream()
                .filter(view -> path(view) != null)
                .collect(Collectors.groupingBy(
                        this::path,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                view -> new Entry(view.name(), path(view) + "?" + view.address()),
                                Collectors.toList())));
        entries.replaceAll((path, some) -> some.subList(0, Math.min(MOST, some.size())));
        return entries;
    }

    private String path(SavedView view) {
        return lists.find(view.list())
                .filter(list -> list.look() != null)
                .map(list -> list.look().path())
                .orElse(null);
    }
}
