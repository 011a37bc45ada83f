package com.bmasia.crm.tickets.api;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketTransitions;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.Given;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with a ticket besides changing its fields. */
@RestController
@RequestMapping("/api/v1/tickets/{id}")
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketActionsApi {

    private final TicketWork work;
    private final TicketConversation conversation;
    private final TicketTransitions transitions;
    private final TicketPatches patches;
    private final TicketReader reader;

    TicketActionsApi(
            TicketWork work,
            TicketConversation conversation,
            TicketTransitions transitions,
            TicketPatches patches,
            TicketReader reader) {
        this.work = work;
        this.conversation = conversation;
        this.transitions = transitions;
        this.patches = patches;
        this.reader = reader;
    }

    /**
     * @param contact the customer who said it; then the comment is the customer's, and wakes a waiting ticket
     * @param attachments files that are on the ticket already; they belong to the comment from then on
     */
    record NewCommentJson(
            @NotBlank @Size(max = 20_000) String text,
            @JsonProperty("is_internal") Boolean internal,
            UUID contact,
            @Size(max = 20) List<@NotNull UUID> attachments) {}

    /** @param assignedTo null gives the ticket back to its team; what is left out stays */
    record AssignJson(Given<UUID> assignedTo, Given<String> assignedTeam) {}

    /** One of the two: the move itself, or the status that shall be reached. */
    record TransitionJson(
            TicketMove move,
            TicketStatus status,
            @Size(max = 20_000) String comment) {}

    record MergeJson(@NotNull UUID into) {}

    /** @param moves what the caller could do now; {@code statuses} where that would lead */
    record OptionsJson(
            Set<TicketMove> moves,
            Set<TicketStatus> statuses,
            boolean edit,
            boolean claim,
            boolean release,
            boolean assign,
            boolean delete) {}

    @GetMapping("/options")
    @Operation(summary = "List what you can do with the ticket now")
    OptionsJson options(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user) {
        var options = work.options(id, user);
        return new OptionsJson(
                options.moves(),
                transitions.possible(id, user),
                options.edit(),
                options.claim(),
                options.release(),
                options.assign(),
                options.delete());
    }

    @PostMapping("/add_comment")
    @Operation(summary = "Add a public reply or an internal note, or log a customer reply")
    TicketJson comment(
            @PathVariable TicketId id,
            @Valid @RequestBody NewCommentJson body,
            @AuthenticationPrincipal CurrentUser user) {
        if (body.contact() == null) {
            conversation.commentWith(
                    id, body.text(), Boolean.TRUE.equals(body.internal()), files(body.attachments()), user);
        } else {
            requireCustomersWords(body);
            conversation.recordCustomerAnswer(id, new ContactId(body.contact()), body.text(), user);
        }
        return reader.one(id);
    }

    private static List<AttachmentId> files(List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().map(AttachmentId::new).toList();
    }

    /** What a customer said is neither a note nor goes out by email. */
    private static void requireCustomersWords(NewCommentJson body) {
        if (Boolean.TRUE.equals(body.internal())) {
            throw new RuleViolation("is_internal", "web.api.no-effect");
        }
        if (body.attachments() != null && !body.attachments().isEmpty()) {
            throw new RuleViolation("attachments", "web.api.no-effect");
        }
    }

    @PostMapping("/claim")
    @Operation(summary = "Claim the ticket; 409 names who was first")
    TicketJson claim(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user) {
        work.claim(id, user);
        return reader.one(id);
    }

    @PostMapping("/assign")
    @Operation(
            summary = "Assign the ticket to a person, a team or both",
            description = "Fields you leave out stay; `assigned_to: null` removes the assignee.")
    TicketJson assign(
            @PathVariable TicketId id, @RequestBody AssignJson body, @AuthenticationPrincipal CurrentUser user) {
        if (!body.assignedTo().present() && !body.assignedTeam().present()) {
            throw new RuleViolation(null, "web.api.nothing", "assigned_to, assigned_team");
        }
        patches.assign(id, body.assignedTo(), body.assignedTeam(), user);
        return reader.one(id);
    }

    @PostMapping("/transition")
    @Operation(summary = "Change the status of the ticket; 409 lists what is possible now")
    TicketJson transition(
            @PathVariable TicketId id,
            @Valid @RequestBody TransitionJson body,
            @AuthenticationPrincipal CurrentUser user) {
        patches.transition(id, body.move(), body.status(), body.comment(), user);
        return reader.one(id);
    }

    @PostMapping("/merge")
    @Operation(summary = "Merge the ticket into another one and close it")
    TicketJson merge(
            @PathVariable TicketId id, @Valid @RequestBody MergeJson body, @AuthenticationPrincipal CurrentUser user) {
        ApiNames.of(() -> work.merge(id, new TicketId(body.into()), user));
        return reader.one(id);
    }
}
