package com.bmasia.crm.web.list;

import java.util.List;
import java.util.UUID;

/** What is kept of lists for the person who is signed in. Implemented where people are known. */
public interface ListMemory {

    /**
     * A list with its filters, kept under a name.
     *
     * @param list name of the list
     * @param address what follows the question mark in its address
     * @param own whether it is this person's
     */
    record SavedView(UUID id, String list, String name, String address, boolean shared, boolean own) {}

    /** Which columns somebody wants to see, empty for those of the list, and whether rows stand closely. */
    record Layout(List<String> columns, boolean compact) {

        public static final Layout STANDARD = new Layout(List.of(), false);
    }

    /** One's own and those that others share, of all lists: own ones first, by name. */
    List<SavedView> views();

    Layout layout(String list);

    /** Whether this person may remove what others share. */
    boolean mayRemoveOthers();
}
