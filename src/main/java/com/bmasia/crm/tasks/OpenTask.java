package com.bmasia.crm.tasks;

import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import com.bmasia.crm.users.records.RecordKind.TasksOnPage;
import com.bmasia.crm.users.records.RecordLink;
import java.time.Instant;
import java.util.List;

/**
 * One open user task as one person sees it: what is to be done, what it is about, who has it, and what this person may do
 * with it.
 *
 * @param key the task's id in the model
 * @param record what the task is about; null where the process belongs to no record
 * @param place how the record's page takes part in the task; null where the task has a page of its own
 * @param teams whose members may claim it
 * @param assignee who has claimed it; null while it waits for somebody
 */
public record OpenTask(
        String id,
        String name,
        String key,
        ProcessRef process,
        RecordLink record,
        TasksOnPage place,
        List<TeamRef> teams,
        Person assignee,
        Times times,
        int priority,
        Rights rights) {

    private static final int ORDINARY = 50;
    private static final int URGENT = 90;

    /** The process instance that the task belongs to; {@code key} and {@code businessKey} are those of its record. */
    public record ProcessRef(String key, String name, String businessKey, String instanceId, String definitionId) {}

    public record Times(Instant created, Instant due, Instant followUp, boolean overdue) {}

    /** Why this person sees the task: it is theirs, it is open to them, or they may work on any task of the process. */
    public record Rights(boolean mine, boolean candidate, boolean any) {}

    public boolean isVisible() {
        return rights.mine() || rights.candidate() || rights.any();
    }

    public boolean isClaimed() {
        return assignee != null;
    }

    public boolean mayClaim() {
        return !isClaimed();
    }

    public boolean mayRelease() {
        return isClaimed() && (rights.mine() || rights.any());
    }

    /** From oneself to a colleague, or, with the permission for any task, from whomever. */
    public boolean mayAssign() {
        return rights.mine() || rights.any();
    }

    /** Complete it or plan it: not while a colleague has it, unless one may work on any task of the process. */
    public boolean mayBeDone() {
        return rights.mine() || rights.any() || !isClaimed();
    }

    /** Where it is done: on the page of its record, or on a page of its own. */
    public String url() {
        return isOnRecord() ? record.url() : "/tasks/" + id;
    }

    public boolean isOnRecord() {
        return record != null && place != null;
    }

    /** Where the record's page offers this outcome by itself; null where the task's form does. */
    public String placeOf(String outcome) {
        String there = isOnRecord() ? place.outcomes().get(outcome) : null;
        return there == null ? null : record.url() + there;
    }

    /** How urgent, in words, where the process says so: it runs from 0 to 100 and begins at 50; null for ordinary. */
    public String priorityCode() {
        if (priority == ORDINARY) {
            return null;
        }
        if (priority < ORDINARY) {
            return "low";
        }
        return priority < URGENT ? "high" : "urgent";
    }

    /** What people call it in the audit log and in notices: the record's number and the task's name. */
    public String label() {
        return record == null ? name : record.number() + " " + name;
    }
}
