package com.bmasia.crm.tickets.api;

import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.web.api.Given;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a client may change.
 *
 * @param version where sent, the ticket must still have it; otherwise 409
 * @param comment goes with a change of status: the solution, the question or the reason
 * @param routeAgain lets the decision tables choose team and service level anew
 * @param others what cannot be set, see {@link com.bmasia.crm.web.api.SentBack}
 */
record TicketPatch(
        Given<String> subject,
        Given<String> description,
        Given<TicketStatus> status,
        Given<TicketPriority> priority,
        Given<TicketCategory> category,
        Given<UUID> company,
        Given<UUID> contact,
        Given<UUID> assignedTo,
        Given<String> assignedTeam,
        Given<List<String>> tags,
        Given<Instant> dueDate,
        Given<Integer> version,
        Given<String> comment,
        Given<Boolean> routeAgain,
        @JsonAnySetter Map<String, JsonNode> others) {

    boolean editsFields() {
        return subject.present()
                || description.present()
                || priority.present()
                || category.present()
                || company.present()
                || contact.present()
                || assignedTeam.present()
                || tags.present()
                || dueDate.present()
                || routeAgain.present();
    }
}
