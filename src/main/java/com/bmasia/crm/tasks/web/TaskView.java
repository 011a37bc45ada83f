package com.bmasia.crm.tasks.web;

import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.form.FormField;
import com.bmasia.crm.users.UserDirectory.Person;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An open task as a page shows it, its own or that of its record: less what that page offers by itself.
 *
 * @param form null where nothing of it is filled in here
 * @param assignees whom it may be given to; empty where this is not the place for it
 */
record TaskView(OpenTask task, FormView form, List<Person> assignees, LocalDateTime due, LocalDateTime followUp) {

    /** An outcome that the record's page offers in another place. */
    public record Elsewhere(String outcome, String url) {}

    /** Without those that are asked only for outcomes that the record's page offers. */
    public List<FormField> fields() {
        return form == null
                ? List.of()
                : form.fields().stream().filter(this::isAskedHere).toList();
    }

    private boolean isAskedHere(FormField field) {
        return field.requiredFor().isEmpty()
                || field.requiredFor().stream().anyMatch(outcome -> task.placeOf(outcome) == null);
    }

    public List<String> outcomes() {
        return form.outcomes().stream()
                .filter(outcome -> task.placeOf(outcome) == null)
                .toList();
    }

    /** Once somebody has the task: until then the record's page asks who does it. */
    public List<Elsewhere> elsewhere() {
        return !task.isClaimed()
                ? List.of()
                : form.outcomes().stream()
                        .filter(outcome -> task.placeOf(outcome) != null)
                        .map(outcome -> new Elsewhere(outcome, task.placeOf(outcome)))
                        .toList();
    }

    /** Whether it is ended here at all, by an outcome or simply by being completed. */
    public boolean isEndedHere() {
        return form.outcomes().isEmpty() || !outcomes().isEmpty();
    }

    /** Some fields come and go with what is filled in: plain fields would show them all. */
    public boolean needsViewer() {
        return fields().stream().anyMatch(field -> field.hideWhen() != null);
    }

    /** Who had it when it was shown. */
    public String seen() {
        return task.isClaimed() ? task.assignee().id().toString() : "";
    }
}
