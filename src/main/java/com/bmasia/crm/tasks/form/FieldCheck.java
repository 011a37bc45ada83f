package com.bmasia.crm.tasks.form;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.tasks.form.FormField.Kind;
import com.bmasia.crm.tasks.form.FormField.Option;
import com.bmasia.crm.tasks.form.FormField.Rules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one field's value, from JSON or as typed, and says what is wrong with it. */
class FieldCheck {

    /** The engine stores text variables in a column of this length; long texts are never stored in the process. */
    private static final int LONGEST_LINE = 4_000;

    private static final int LONGEST_TEXT = 100_000;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,30}");
    private static final Pattern DATETIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?");

    private final FormField field;
    private final List<String> offered;
    private BrokenRule error;
    private Object value;

    FieldCheck(FormField field, List<Option> options) {
        this.field = field;
        this.offered = options.stream().map(Option::value).toList();
    }

    /** The value as the process gets it; empty where nothing, or nothing usable, was given. */
    Optional<Object> value(Object raw) {
        value = switch (field.kind()) {
            case TEXT, TEXTAREA -> text(raw);
            case NUMBER -> number(raw);
            case CHECKBOX -> checkbox(raw);
            case ONE_OF -> oneOf(raw);
            case SOME_OF -> someOf(raw);
            case DATE, TIME, DATETIME -> moment(raw);
            case NOTE -> null;
        };
        return Optional.ofNullable(value);
    }

    /** To be asked after the value was read. */
    Optional<BrokenRule> error(boolean required) {
        boolean missing =
                value == null || Boolean.FALSE.equals(value) || value instanceof List<?> list && list.isEmpty();
        if (error == null && required && missing) {
            fail("required");
        }
        return Optional.ofNullable(error);
    }

    private String text(Object raw) {
        String text = string(raw);
        if (text == null) {
            return null;
        }
        Rules rules = field.rules();
        int possible = field.kind() == Kind.TEXTAREA ? LONGEST_TEXT : LONGEST_LINE;
        int longest = rules.maxLength() == null ? possible : Math.min(rules.maxLength(), possible);
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            fail("maxLength", longest);
        } else if (rules.minLength() != null && length < rules.minLength()) {
            fail("minLength", rules.minLength());
        } else if (rules.pattern() != null && !matches(rules.pattern(), text)) {
            fail("pattern");
        } else if ("email".equals(rules.format()) && !EmailAddress.isValid(text)) {
            fail("email");
        } else if ("phone".equals(rules.format()) && !PHONE.matcher(text).matches()) {
            fail("phone");
        }
        return text;
    }

    private Object number(Object raw) {
        String text = string(raw);
        if (text == null) {
            return null;
        }
        Rules rules = field.rules();
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() - number.scale() > 18 || number.precision() > 18 || number.scale() > 18) {
                fail("number");
                return null;
            }
            if (rules.min() != null && number.compareTo(new BigDecimal(rules.min())) < 0) {
                fail("min", rules.min());
            } else if (rules.max() != null && number.compareTo(new BigDecimal(rules.max())) > 0) {
                fail("max", rules.max());
            } else if (rules.decimals() != null && number.stripTrailingZeros().scale() > rules.decimals()) {
                fail("decimals", rules.decimals());
            }
            return rules.asText() ? number.toPlainString() : shortest(number);
        } catch (NumberFormatException e) {
            fail("number");
            return null;
        }
    }

    private static Object shortest(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? (Object) number.longValueExact()
                : (Object) number.doubleValue();
    }

    private Object checkbox(Object raw) {
        String text = string(raw);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true") && !text.equals("on")) {
            fail("checkbox");
        }
        return true;
    }

    private Object oneOf(Object raw) {
        String text = string(raw);
        if (text != null && !offered.contains(text)) {
            fail("choice");
        }
        return text;
    }

    private Object someOf(Object raw) {
        Collection<?> items = raw instanceof Collection<?> many ? many : raw == null ? List.of() : List.of(raw);
        List<String> chosen = new ArrayList<>();
        for (Object item : items) {
            String text = string(item);
            if (text != null && !offered.contains(text)) {
                fail("choice");
            } else if (text != null && !chosen.contains(text)) {
                chosen.add(text);
            }
        }
        return chosen;
    }

    private Object moment(Object raw) {
        String text = string(raw);
        if (text == null) {
            return null;
        }
        try {
            switch (field.kind()) {
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text.replaceFirst("(Z|[+-]\\d{2}:?\\d{2})$", ""));
                default -> {
                    if (!DATETIME.matcher(text).matches()) {
                        throw new DateTimeException(text);
                    }
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.parse(text.replaceFirst("(Z|[+-]\\d{2}:?\\d{2})$", ""));
                }
            }
        } catch (DateTimeException e) {
            fail(field.kind() == Kind.TIME ? "time" : "date");
        }
        return text;
    }

    /** Null for nothing and for blanks; a list or an object is no text and is refused. */
    private String string(Object raw) {
        if (raw == null) {
            return null;
        }
        if (!(raw instanceof String || raw instanceof Number || raw instanceof Boolean)) {
            fail("type");
            return null;
        }
        String text = raw.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** Like the browser: anywhere in the text. A pattern that only JavaScript understands is left to the browser. */
    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(new BoundedText(text)).find();
        } catch (PatternSyntaxException e) {
            return true;
        } catch (BoundedText.Exhausted e) {
            return false;
        }
    }

    private void fail(String rule, Object... arguments) {
        if (error == null) {
            error = BrokenRule.of(field.key(), "tasks.form." + rule, arguments);
        }
    }
}
