package com.bmasia.crm.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contributed as a bean by the module that owns the records of one process, so that task list and operations can show what
 * a process instance is about without knowing the module. The business key of an instance is the id of its record.
 */
public interface ProcessRecords {

    String processKey();

    /** What to show for each of these business keys; unknown keys are absent. */
    Map<String, RecordLink> find(Collection<String> businessKeys);

    /** Business keys of at most {@code limit} records whose number or title contains what a person typed; newest first. */
    List<String> search(String typed, int limit);

    /** Name of the permission with which a person may see these records at all. */
    String permissionToSee();

    /** Name of the permission with which a person may work on any of their tasks, also outside the own teams. */
    String permissionToWorkOnAny();

    /** How the page of these records takes part in their tasks; empty: each task has a page of its own. */
    default Optional<OnPage> onPage() {
        return Optional.empty();
    }

    /**
     * The page of the records shows their open tasks, and a task is done there.
     *
     * @param assigns the page offers by itself to give the record to somebody
     * @param outcomes outcomes that the page offers in a place of its own, with what leads there: query and fragment of
     *     the page's address
     */
    record OnPage(boolean assigns, Map<String, String> outcomes) {}

    /**
     * @param number what people call the record, such as T-20261120-0001
     * @param url its page, from the application's root
     * @param facts what a list of work shows beside it
     */
    record RecordLink(String businessKey, String number, String title, String url, Facts facts) {

        public RecordLink(String businessKey, String number, String title, String url) {
            this(businessKey, number, title, url, Facts.NONE);
        }
    }

    /**
     * What a list of work shows of a record; null where the record has none of it.
     *
     * @param customer the company it is for
     * @param clock how its promised times stand, where that needs attention
     */
    record Facts(String customer, Badge status, Badge priority, Badge clock) {

        public static final Facts NONE = new Facts(null, null, null, null);
    }

    /**
     * A word with a colour.
     *
     * @param kind and {@code code} choose the colour: the style {@code badge-<kind>-<code>}
     * @param text message key of the word
     */
    record Badge(String kind, String code, String text) {}
}
