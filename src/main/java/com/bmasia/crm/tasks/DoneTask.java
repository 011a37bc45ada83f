package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.records.RecordLink;
import java.time.Instant;

/**
 * A task that is open no longer.
 *
 * @param by who completed it; null where the process ended it or nobody had claimed it
 * @param cancelled ended without being done: the process went another way
 */
public record DoneTask(String id, String name, RecordLink record, Person by, Instant at, boolean cancelled) {

    Conflict conflict() {
        return cancelled || by == null
                ? new Conflict("tasks.conflict.ended", name)
                : new Conflict("tasks.conflict.done", name, by.name());
    }
}
