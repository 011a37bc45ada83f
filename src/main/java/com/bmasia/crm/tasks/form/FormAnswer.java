package com.bmasia.crm.tasks.form;

import java.util.Map;
import java.util.Set;

/**
 * The process variables that a filled-in form stands for.
 *
 * @param longTexts those that the step completing the task reads and records, but that never become state of the process:
 *     what people write to each other belongs to the record and would otherwise also stand in the engine's history
 */
public record FormAnswer(Map<String, Object> values, Set<String> longTexts) {}
