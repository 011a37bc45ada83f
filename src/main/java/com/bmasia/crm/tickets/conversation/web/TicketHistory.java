package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one history of a ticket: what was said, and between it what happened, folded into one line; templates ask it as
 * {@code @ticketHistory}. What follows from something said or done in the same moment does not stand there twice.
 */
@Component("ticketHistory")
class TicketHistory {

    /** One click writes several entries within a transaction. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(3);

    /**
     * A message, or what happened between two of them.
     *
     * @param message null for what happened
     * @param outcome the status that the ticket took with the message; null where it stayed as it was
     */
    record Block(TimelineEntry message, TimelineEntry outcome, List<TimelineEntry> events) {

        public boolean isMessage() {
            return message != null;
        }

        /** Whether a promise was broken meanwhile. */
        public boolean isAlarming() {
            return events.stream()
                    .anyMatch(event ->
                            event.kind() == TicketEventKind.BREACHED || event.kind() == TicketEventKind.ESCALATED);
        }
    }

    /** @param everything each event by itself, nothing left out */
    public List<Block> of(List<TimelineEntry> timeline, boolean everything) {
        List<Block> blocks = new ArrayList<>();
        TimelineEntry before = null;
        Set<String> undone = undone(timeline);
        for (TimelineEntry entry : timeline) {
            if (!everything && entry.isComment() && undone.contains(entry.id().toString())) {
                continue;
            }
            if (entry.isComment()) {
                blocks.add(new Block(entry, null, List.of()));
            } else if (everything) {
                blocks.add(new Block(null, null, List.of(entry)));
            } else if (follows(entry, before) && before.isComment()) {
                blocks.set(blocks.size() - 1, new Block(before, entry, List.of()));
            } else if (entry.kind() != TicketEventKind.CREATED && !follows(entry, before)) {
                happened(blocks, entry);
            }
            before = entry;
        }
        return blocks;
    }

    /** What its author took back before it went out: it was never said. */
    private static Set<String> undone(List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.kind() == TicketEventKind.UNDONE)
                .map(entry -> entry.details().getOrDefault("comment", ""))
                .collect(Collectors.toSet());
    }

    private static void happened(List<Block> blocks, TimelineEntry event) {
        int last = blocks.size() - 1;
        if (last < 0 || blocks.get(last).isMessage()) {
            blocks.add(new Block(null, null, new ArrayList<>(List.of(event))));
        } else {
            blocks.get(last).events().add(event);
        }
    }

    /** A change of status by the same person in the same moment is what the entry before it meant. */
    private static boolean follows(TimelineEntry entry, TimelineEntry before) {
        boolean causes = before != null
                && (before.isComment() && !before.isCustomer()
                        || before.kind() == TicketEventKind.ASSIGNED
                        || before.kind() == TicketEventKind.RELEASED);
        return causes
                && entry.kind() == TicketEventKind.STATUS_CHANGED
                && !entry.details().containsKey("reason")
                && Objects.equals(entry.actor(), before.actor())
                && Duration.between(before.at(), entry.at()).compareTo(SAME_MOMENT) < 0;
    }
}
