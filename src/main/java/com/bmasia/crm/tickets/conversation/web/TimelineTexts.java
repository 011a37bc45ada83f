package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.timeline.TimelineEntry;
import com.bmasia.crm.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Events of a timeline as sentences; templates ask it as {@code @timelineTexts}. */
@Component("timelineTexts")
class TimelineTexts {

    private static final int LONG = 1500;
    private static final int MANY_LINES = 24;
    private static final int SHOWN = 500;
    private static final int LINES_SHOWN = 8;

    private final MessageSource messages;
    private final Times times;

    TimelineTexts(MessageSource messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    /** {0} is who did it, {1} and {2} what was before and after, in words. */
    public String sentence(TimelineEntry event) {
        Map<String, String> details = event.details();
        String kind = event.kind().code();
        String actor = event.actor() == null ? text("tickets.event.system") : event.actor();
        return switch (event.kind()) {
            case CREATED -> text("tickets.event.created", actor, word("source", details.get("source")));
            case ROUTED ->
                text("tickets.event.routed", details.get("team"), details.get("rule"), details.get("service"));
            case STATUS_CHANGED ->
                details.containsKey("reason")
                        ? text("tickets.event.cancelled", actor, details.get("reason"))
                        : change(kind, actor, "status", details);
            case PRIORITY_CHANGED -> change(kind, actor, "priority", details);
            case CATEGORY_CHANGED -> change(kind, actor, "category", details);
            case TEAM_CHANGED -> text("tickets.event." + kind, actor, details.get("from"), details.get("to"));
            case WARNED, BREACHED, ESCALATED -> escalation(kind, details);
            case REMINDED, NO_ANSWER -> text("tickets.event." + kind, Integer.valueOf(details.get("days")));
            case RATED ->
                text(
                        "tickets.event.rated",
                        details.get("by"),
                        details.get("stars"),
                        details.getOrDefault("comment", ""));
            case DUE_MOVED ->
                text(
                        "tickets.event.due_moved",
                        actor,
                        word("goal", details.get("goal")),
                        times.dateTime(Instant.parse(details.get("from"))),
                        times.dateTime(Instant.parse(details.get("to"))));
            case EDITED -> text("tickets.event.edited", actor, details.get("fields"));
            case MERGED, MERGED_FROM, FOLLOWED_UP -> text("tickets.event." + kind, actor, details.get("number"));
            case ASSIGNED ->
                actor.equals(details.get("to"))
                        ? text("tickets.event.claimed", actor)
                        : text("tickets.event.assigned", actor, details.get("to"));
            default -> text("tickets.event." + kind, actor, details.get("to"));
        };
    }

    /** So long that it is shown folded: the conversation must not disappear behind one message. */
    public boolean isLong(String text) {
        return text != null && (text.length() > LONG || text.lines().count() > MANY_LINES);
    }

    /** Its beginning, cut where a word ends. */
    public String beginning(String text) {
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) : text;
        int space = cut.lastIndexOf(' ');
        String words = cut.length() == SHOWN && space > SHOWN / 2 ? cut.substring(0, space) : cut;
        return words.lines().limit(LINES_SHOWN).collect(Collectors.joining("\n")) + " …";
    }

    /** Business time in hours and minutes: a business day is no day of 24 hours. */
    public String hours(Duration time) {
        return text("tickets.hours", time.toHours(), time.toMinutesPart());
    }

    private String change(String kind, String actor, String what, Map<String, String> details) {
        return text("tickets.event." + kind, actor, word(what, details.get("from")), word(what, details.get("to")));
    }

    /** Who was notified is not known of old ones, and sometimes there was nobody. */
    private String escalation(String kind, Map<String, String> details) {
        String notified = details.getOrDefault("notified", "");
        return text(
                "tickets.event." + kind,
                word("goal", details.get("goal")),
                Integer.valueOf(details.get("percent")),
                notified.isEmpty() ? 0 : 1,
                notified);
    }

    private String word(String what, String code) {
        return code == null ? "" : messages.getMessage("tickets." + what + "." + code, null, code, locale());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
