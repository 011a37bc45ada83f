package com.bmasia.crm.tickets.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table of escalation levels: who is notified when so much of a target is used up, and with which message.
 *
 * @param percent of the target time, by which levels are told apart
 */
public record EscalationLevel(int percent, Recipient recipient, Message message) {

    /** Whom a level notifies. Where there is no such person, the next one up is. */
    public enum Recipient {
        ASSIGNEE,
        TEAM_LEAD,
        MANAGERS
    }

    public enum Message {
        WARNING,
        BREACH,
        ESCALATION
    }

    /**
     * Reads a row. A word that nobody knows must not keep a target from being watched: the managers are notified then, and
     * the message follows from the percentage. Without a percentage there is no level.
     */
    public static Optional<EscalationLevel> of(Object percent, Object recipient, Object message) {
        return percent instanceof Number number && number.intValue() > 0
                ? Optional.of(new EscalationLevel(
                        number.intValue(),
                        find(Recipient.values(), recipient).orElse(Recipient.MANAGERS),
                        find(Message.values(), message)
                                .orElse(number.intValue() < 100 ? Message.WARNING : Message.BREACH)))
                : Optional.empty();
    }

    private static <T extends Enum<T>> Optional<T> find(T[] all, Object word) {
        return Arrays.stream(all).filter(one -> code(one).equals(word)).findFirst();
    }

    /** The word for it in tables and message keys. */
    public static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
