package com.bmasia.crm.tasks;

import com.bmasia.crm.tasks.form.FormSchema;
import java.util.List;
import java.util.Map;

/**
 * What a person fills in to complete a task.
 *
 * @param schema the form as it was deployed, for the form viewer; null where the task has none
 * @param fields the same form as the server understands it
 * @param data the values that the process has for the form's fields
 * @param outcomes the choices a person has when completing the task; none: it is simply completed
 * @param keepsAssignee the task cannot be given back to its team, only to a colleague
 */
public record TaskForm(
        String schema, FormSchema fields, Map<String, Object> data, List<String> outcomes, boolean keepsAssignee) {}
