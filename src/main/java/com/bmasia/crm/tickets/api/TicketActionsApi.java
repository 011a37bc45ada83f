package com.bmasia.crm.tickets.api;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketConversation;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketMove;
import com.bmasia.crm.tickets.TicketStatus;
import com.bmasia.crm.tickets.TicketTransitions;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
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

    /** @param contact the customer who said it; then the comment is the customer's, and wakes a waiting ticket */
    record NewCommentJson(
            @NotBlank @Size(max = 20_000) String text,
            @JsonProperty("is_internal") boolean internal,
            UUID contact) {}

    /** @param assignedTo null gives the ticket back to its team */
    record AssignJson(UUID assignedTo) {}

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
    @Operation(summary = "What the caller could do with the ticket now")
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
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something in public or as an internal note, or write down what the customer said")
    CommentJson comment(
            @PathVariable TicketId id,
            @Valid @RequestBody NewCommentJson body,
            @AuthenticationPrincipal CurrentUser user) {
        UUID comment = body.contact() == null
                ? conversation.comment(id, body.text(), body.internal(), user)
                : conversation.recordCustomerAnswer(id, new ContactId(body.contact()), body.text(), user);
        return reader.one(id).comments().stream()
                .filter(one -> one.id().equals(comment))
                .findFirst()
                .orElseThrow();
    }

    @PostMapping("/claim")
    @Operation(summary = "Take the ticket; 409 names who was first")
    TicketJson claim(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user) {
        work.claim(id, user);
        return reader.one(id);
    }

    @PostMapping("/assign")
    @Operation(summary = "Give the ticket to somebody, or back to its team")
    TicketJson assign(
            @PathVariable TicketId id, @RequestBody AssignJson body, @AuthenticationPrincipal CurrentUser user) {
        patches.assign(id, body.assignedTo(), user);
        return reader.one(id);
    }

    @PostMapping("/transition")
    @Operation(summary = "Move the ticket through its lifecycle; 409 names what is possible now")
    TicketJson transition(
            @PathVariable TicketId id,
            @Valid @RequestBody TransitionJson body,
            @AuthenticationPrincipal CurrentUser user) {
        if (body.move() != null) {
            transitions.move(id, body.move(), body.comment(), user);
        } else if (body.status() != null) {
            transitions.to(id, body.status(), body.comment(), user);
        } else {
            throw new RuleViolation("move", "tickets.rule.required");
        }
        return reader.one(id);
    }

    @PostMapping("/merge")
    @Operation(summary = "Close the ticket because another one is about the same")
    TicketJson merge(
            @PathVariable TicketId id, @Valid @RequestBody MergeJson body, @AuthenticationPrincipal CurrentUser user) {
        work.merge(id, new TicketId(body.into()), user);
        return reader.one(id);
    }
}
