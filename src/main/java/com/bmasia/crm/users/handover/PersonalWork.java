package com.bmasia.crm.users.handover;

import com.bmasia.crm.users.CurrentUser;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One kind of open work that is in the hands of a person, such as tickets. Modules with such work contribute a bean, so that
 * accounts can end without losing it and without this module knowing what it is.
 */
public interface PersonalWork {

    /** Names the kind in the API and the audit log, such as {@code tickets}. */
    String kind();

    /** Message key of how many there are, with the number as {0}. */
    String countKey();

    /** Processes whose tasks move together with this work, and are not counted a second time as tasks. */
    default Set<String> processes() {
        return Set.of();
    }

    /** How much the person loses; 0 where nothing has to move. */
    int count(Departure departure);

    /** Moves it in the caller's transaction, with all traces that a move by hand leaves. */
    List<Moved> handOver(Departure departure, Successor to, CurrentUser by);

    /** One piece that moved: what people call it, and its page from the application's root. */
    record Moved(String label, String url) implements Serializable {}
}
