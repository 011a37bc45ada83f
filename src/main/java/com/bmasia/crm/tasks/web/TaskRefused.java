package com.bmasia.crm.tasks.web;

import java.util.List;

/**
 * Why something about a task was refused, for the page on which the person stands.
 *
 * @param reason above the form; null where its fields say it
 * @param form what was typed, with its errors; null where no form was sent
 * @param changedHands somebody else has it now, and the person may do it all the same
 * @param outcome what the person had chosen; null for none
 * @param typed what would be lost where the form is not there any more
 */
record TaskRefused(
        String taskId, String reason, FormView form, boolean changedHands, String outcome, List<Typed> typed) {

    /** A field's name and what was filled in. */
    public record Typed(String label, String value) {}

    public boolean isOf(String id) {
        return taskId.equals(id);
    }
}
