package com.bmasia.crm.mail.templates;

import com.bmasia.crm.shared.RuleViolation;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that a person learns it at once and not one by one. */
final class Violations {

    private final List<RuleViolation> found = new ArrayList<>();

    void add(String field, String messageKey, Object... arguments) {
        found.add(new RuleViolation(field, messageKey, arguments));
    }

    void add(String field, TemplateFault fault) {
        add(field, fault.messageKey(), fault.arguments());
    }

    /** Throws the first, with the others suppressed in it. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            RuleViolation first = found.get(0);
            found.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
