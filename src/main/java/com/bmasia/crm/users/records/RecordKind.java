package com.bmasia.crm.users.records;

import com.bmasia.crm.users.Permission;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/**
 * What a module tells about one kind of its records, as a bean, so that task list, email log, audit log and models can name
 * and link them without knowing the module. For a kind that is a table with a page, {@link TableOfRecords} says it in a few
 * words.
 */
public interface RecordKind {

    /** The one word for them: in the audit log, in addresses, and for what an email or a process is about. */
    String name();

    /** Where their words are: the value of a field reads as the message {@code <texts>.<field>.<value>}. */
    String texts();

    /** Bootstrap icon name. */
    String icon();

    /** With it a person may see all records of this kind, their emails and their processes. */
    Permission toSee();

    /** With it a person may see what was changed on them, by whom. */
    default Permission toSeeHistory() {
        return Permission.ADMINISTER;
    }

    /** How to name and open those that exist. */
    Map<UUID, RecordLink> find(Collection<UUID> ids);

    /** Their list; the search box at the top of every page finds the kinds that have one. */
    default Optional<ListPage> list() {
        return Optional.empty();
    }

    /** At most {@code limit} records that have all words of what a person typed, the newest first. */
    default List<UUID> search(String typed, int limit) {
        return List.of();
    }

    /** The same among those whose processes have not ended. */
    default List<UUID> searchOpen(String typed, int limit) {
        return search(typed, limit);
    }

    /** The processes that are about such a record: the business key of an instance is its id. */
    default Set<String> processKeys() {
        return Set.of();
    }

    /** With it a person may work on any task of these processes, also outside the own teams. */
    default Permission toWorkOnAny() {
        return Permission.ADMINISTER;
    }

    /** How the page of these records takes part in their tasks; empty: each task has a page of its own. */
    default Optional<TasksOnPage> tasksOnPage() {
        return Optional.empty();
    }

    /**
     * @param title message key of what it is called in the menu
     * @param url its address up to what is searched for, such as {@code /tickets?q=}
     */
    record ListPage(String title, String url) {

        public String address(String typed) {
            return url + UriUtils.encode(typed, StandardCharsets.UTF_8);
        }
    }

    /**
     * The page of the records shows their open tasks, and a task is done there.
     *
     * @param assigns the page offers by itself to give the record to somebody
     * @param outcomes outcomes that the page offers in a place of its own, with what leads there: query and fragment of
     *     the page's address
     */
    record TasksOnPage(boolean assigns, Map<String, String> outcomes) {}
}
