package com.bmasia.crm.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Times in a model: absolute ones with an offset, durations and repetitions in ISO 8601, retries with a delay. */
class TimerRules {

    private static final int MAX_RETRIES = 20;
    private static final Pattern REPETITION = Pattern.compile("R(\\d*)/(.+)");

    private final Findings findings;

    TimerRules(Findings findings) {
        this.findings = findings;
    }

    void check(Element definitions) {
        for (Element element : ModelXml.descendants(definitions, ModelXml.BPMN, "*")) {
            String text = ModelXml.text(element);
            switch (element.getLocalName()) {
                case "timeDate" -> require(isMoment(text), element, "engine.model.timeWithoutZone", text);
                case "timeDuration" -> require(isDuration(text), element, "engine.model.badDuration", text);
                case "timeCycle" -> require(isCycle(text), element, "engine.model.badCycle", text);
                case "userTask" -> {
                    checkTaskDate(element, "dueDate");
                    checkTaskDate(element, "followUpDate");
                }
                default -> {}
            }
        }
        for (Element retries : ModelXml.descendants(definitions, ModelXml.CAMUNDA, "failedJobRetryTimeCycle")) {
            String text = ModelXml.text(retries);
            require(isRetryCycle(text), retries, "engine.model.badRetries", text);
        }
    }

    private void checkTaskDate(Element task, String attribute) {
        String text = ModelXml.camunda(task, attribute);
        require(text == null || isMoment(text) || isDuration(text), task, "engine.model.timeWithoutZone", text);
    }

    private void require(boolean fulfilled, Element element, String messageKey, String text) {
        if (!fulfilled) {
            findings.at(element, messageKey, text);
        }
    }

    static boolean isTimeToLive(String text) {
        try {
            Period period = Period.parse(text.startsWith("P") ? text : "P" + text + "D");
            return !period.isNegative() && !period.isZero();
        } catch (DateTimeException noPeriod) {
            return false;
        }
    }

    private static boolean isMoment(String text) {
        return isOneExpression(text) || parses(() -> OffsetDateTime.parse(text));
    }

    private static boolean isDuration(String text) {
        return isOneExpression(text) || isLiteralDuration(text);
    }

    /** A repetition; not a cron expression, which the engine would read in the zone of the machine. */
    private static boolean isCycle(String text) {
        var repetition = REPETITION.matcher(text);
        return isOneExpression(text) || repetition.matches() && isLiteralDuration(repetition.group(2));
    }

    private static boolean isRetryCycle(String text) {
        var repetition = REPETITION.matcher(text);
        if (repetition.matches()) {
            return repetition.group(1).matches("\\d{1,2}")
                    && Integer.parseInt(repetition.group(1)) <= MAX_RETRIES
                    && isLiteralDuration(repetition.group(2));
        }
        String[] delays = text.split("\\s*,\\s*");
        for (String delay : delays) {
            if (!isLiteralDuration(delay)) {
                return false;
            }
        }
        return delays.length <= MAX_RETRIES;
    }

    /** A date part, a time part or both, longer than nothing. */
    private static boolean isLiteralDuration(String text) {
        int time = text.indexOf('T');
        try {
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return !days.isNegative()
                    && !hours.isNegative()
                    && days.get(ChronoUnit.DAYS) + days.toTotalMonths() + hours.toSeconds() > 0;
        } catch (DateTimeException noDuration) {
            return false;
        }
    }

    /** Not a text with expressions in it: that could assemble anything. */
    private static boolean isOneExpression(String text) {
        return (text.startsWith("${") || text.startsWith("#{"))
                && text.endsWith("}")
                && text.indexOf('{') == text.lastIndexOf('{');
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
