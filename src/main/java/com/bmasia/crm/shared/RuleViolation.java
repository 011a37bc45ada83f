package com.bmasia.crm.shared;

import java.util.Arrays;
import java.util.List;

/**
 * Business rules refused what was asked. Each broken rule is shown beside its field on a page (422) and as {@code {"field":
 * ["message"]}} by the API (400). Where one of them is enough, it is the first.
 */
public class RuleViolation extends RuntimeException {

    private final transient List<BrokenRule> broken;

    /**
     * One rule that does not hold.
     *
     * @param field the name of the form field; null for the whole form
     * @param arguments of the message; may hold null, which is what was not typed at all
     */
    public record BrokenRule(String field, String messageKey, List<Object> arguments) {

        public static BrokenRule of(String field, String messageKey, Object... arguments) {
            return new BrokenRule(field, messageKey, Arrays.asList(arguments.clone()));
        }

        @Override
        public String toString() {
            return (field == null ? "" : field + ": ") + messageKey;
        }
    }

    public RuleViolation(String field, String messageKey, Object... arguments) {
        this(List.of(BrokenRule.of(field, messageKey, arguments)));
    }

    /** @param broken at least one */
    public RuleViolation(List<BrokenRule> broken) {
        super(broken.get(0).toString());
        this.broken = List.copyOf(broken);
    }

    /** All that is wrong, in the order in which it was found. */
    public List<BrokenRule> broken() {
        return broken;
    }

    public String field() {
        return broken.get(0).field();
    }

    public String messageKey() {
        return broken.get(0).messageKey();
    }

    public Object[] arguments() {
        return broken.get(0).arguments().toArray();
    }
}
