package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import java.util.Map;
import java.util.function.Supplier;

/** Refusals of the use cases under the names that fields have in requests: a client looks for what it sent. */
final class ApiNames {

    private static final Map<String, String> NAMES = Map.of(
            "team", "assigned_team",
            "assignee", "assigned_to",
            "target", "into",
            "dueAt", "due_date",
            "text", "comment");

    private ApiNames() {}

    static void of(Runnable useCase) {
        of(() -> {
            useCase.run();
            return null;
        });
    }

    static <T> T of(Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (RuleViolation refusal) {
            throw new RuleViolation(
                    refusal.broken().stream().map(ApiNames::named).toList());
        }
    }

    private static BrokenRule named(BrokenRule rule) {
        return rule.field() == null
                ? rule
                : new BrokenRule(NAMES.getOrDefault(rule.field(), rule.field()), rule.messageKey(), rule.arguments());
    }
}
