package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the fields of one account, so that a person sees all of it at once. */
public final class FieldRules {

    private final List<RuleViolation> broken = new ArrayList<>();

    /** One line of text; blank becomes null. */
    public String line(String field, String typed, int max) {
        String line = SingleLine.of(typed);
        if (line.length() > max) {
            broken(field, "mail.account.rule.long", max, line.length());
        }
        return line.isEmpty() ? null : line;
    }

    public void require(boolean holds, String field, String messageKey, Object... arguments) {
        if (!holds) {
            broken(field, messageKey, arguments);
        }
    }

    /** Throws the first violation with the others suppressed in it. */
    public void refuseIfBroken() {
        if (!broken.isEmpty()) {
            RuleViolation first = broken.get(0);
            broken.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void broken(String field, String messageKey, Object... arguments) {
        broken.add(new RuleViolation(field, messageKey, arguments));
    }
}
