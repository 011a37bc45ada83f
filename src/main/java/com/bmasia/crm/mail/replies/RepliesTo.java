package com.bmasia.crm.mail.replies;

import java.util.Optional;
import java.util.UUID;

/** A kind of record to whose emails people reply. */
public interface RepliesTo {

    /** As in {@link com.bmasia.crm.mail.AboutRecord}. */
    String recordKind();

    Optional<Thread> thread(UUID record);

    /**
     * @param label that stands in the subject in square brackets, such as {@code T-20261120-0001}
     * @param team whose desk gets the replies, where it has one
     */
    record Thread(String label, String team) {}
}
