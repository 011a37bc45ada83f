package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.UserDirectory.Person;
import java.util.Objects;

/**
 * Who had a task when its form was shown to a person, so that they are not told nothing when somebody gave it to a
 * colleague meanwhile.
 *
 * @param known false where nobody says, as in the API: then nothing is checked
 * @param assignee the account's id; null where it waited for somebody
 */
public record AsShown(boolean known, String assignee) {

    public static final AsShown UNKNOWN = new AsShown(false, null);

    /** As a form sends it: null where it says nothing, empty for nobody. */
    public static AsShown of(String seen) {
        return seen == null ? UNKNOWN : new AsShown(true, seen.isBlank() ? null : seen);
    }

    /** Refuses where it is another's now. One's own task is no surprise, whoever had it before. */
    void check(OpenTask task) {
        if (known && !task.rights().mine() && !Objects.equals(assignee, id(task.assignee()))) {
            throw changedHands(task);
        }
    }

    static Conflict changedHands(OpenTask task) {
        return task.isClaimed()
                ? new Conflict(
                        "tasks.conflict.changedHands",
                        task.name(),
                        task.assignee().name())
                : new Conflict("tasks.conflict.givenBack", task.name());
    }

    private static String id(Person person) {
        return person == null ? null : person.id().toString();
    }
}
