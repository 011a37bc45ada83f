package com.bmasia.crm.tasks.progress;

import com.bmasia.crm.users.records.RecordLink;
import java.time.Instant;
import java.util.List;

/**
 * One process instance as it stands.
 *
 * @param record what the process is about; null where no module owns it
 * @param tokens ids of the model's elements at which it waits
 * @param completed ids of the elements that were done
 * @param interrupted ids of those that were begun and broken off, and never done
 * @param flows ids of the sequence flows that were taken
 * @param timers what will happen by itself, and when
 * @param called processes that this one has called
 * @param steps what happened, oldest first
 */
public record Progress(
        RecordLink record,
        String processName,
        int version,
        String definitionId,
        Instant startedAt,
        Instant endedAt,
        List<String> tokens,
        List<String> completed,
        List<String> interrupted,
        List<String> flows,
        List<Timer> timers,
        List<Incident> incidents,
        List<Called> called,
        List<Step> steps) {

    public boolean isEnded() {
        return endedAt != null;
    }

    public record Timer(String element, String name, Instant due) {}

    public record Incident(String element, String name, String message, Instant since) {}

    /** @param endedAt null while it runs */
    public record Called(String instanceId, String name, Instant startedAt, Instant endedAt) {}

    /**
     * One sentence of the history.
     *
     * @param kind chooses the sentence: message key {@code tasks.step.<kind>}
     * @param name of the element of the model
     * @param who names the person or team, where somebody did it
     * @param detail who else, or how long
     */
    public record Step(Instant at, String kind, String name, String who, String detail) {

        static Step of(Instant at, String kind, String name) {
            return new Step(at, kind, name, "", "");
        }

        public String messageKey() {
            return "tasks.step." + kind;
        }
    }
}
