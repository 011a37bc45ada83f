package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.CommentEdits;
import com.bmasia.crm.tickets.TicketConversation;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketSearchIndex;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.Given;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.api.SentBack;
import com.bmasia.crm.web.list.ListSpec;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Comments of all tickets. One's own can be changed and deleted for a quarter of an hour, those of others by managers; an
 * email that is out stays out, and the answer says so.
 */
@RestController
@RequestMapping("/api/v1/ticket-comments")
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketCommentApi {

    @Bean
    static ListSpec<CommentJson> commentApiList(TicketSearchIndex search) {
        return ListSpec.of("ticket-comments", CommentJson.COLUMNS, (row, n) -> CommentJson.of(row))
                .from(CommentJson.FROM, "m.id")
                .where("m.deleted_at is null")
                .uuid("id", "m.id")
                .uuid("ticket", "m.ticket_id")
                .uuid("author", "m.author_id")
                .bool("is_internal", "m.internal")
                .instant("created_at", "m.created_at")
                .searchedBy(search::comments)
                .sortable("created_at")
                .orderedBy("created_at");
    }

    private final ListSpec<CommentJson> list;
    private final ApiLists lists;
    private final TicketConversation conversation;
    private final CommentEdits edits;
    private final SentBack sentBack;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    TicketCommentApi(
            ListSpec<CommentJson> list,
            ApiLists lists,
            TicketConversation conversation,
            CommentEdits edits,
            SentBack sentBack,
            MessageSource messages,
            JdbcClient jdbc) {
        this.list = list;
        this.lists = lists;
        this.conversation = conversation;
        this.edits = edits;
        this.sentBack = sentBack;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    record NewCommentJson(
            @NotNull UUID ticket,
            @NotBlank @Size(max = 20_000) String text,
            @JsonProperty("is_internal") Boolean internal) {}

    record CommentPatch(Given<String> text, @JsonAnySetter Map<String, JsonNode> others) {}

    /** @param notice where the customer has the former words by email, that this is so; else null */
    record ChangedJson(@JsonUnwrapped CommentJson comment, boolean emailSent, String notice) {}

    @GetMapping
    @Operation(summary = "List comments")
    ApiPage<CommentJson> list(@ListOf("ticket-comments") ListRequest request) {
        return lists.read(list, request);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a comment")
    CommentJson read(@PathVariable UUID id) {
        return jdbc.sql("select " + CommentJson.COLUMNS + " from " + CommentJson.FROM
                        + " where m.id = ? and m.deleted_at is null")
                .param(id)
                .query((row, n) -> CommentJson.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("comment", id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a comment to a ticket")
    CommentJson create(@Valid @RequestBody NewCommentJson body, @AuthenticationPrincipal CurrentUser user) {
        return read(conversation.comment(
                new TicketId(body.ticket()), body.text(), Boolean.TRUE.equals(body.internal()), user));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(
            summary = "Edit the text of a comment",
            description = "Your own within 15 minutes; managers any. `email_sent`: the earlier text was emailed.")
    ChangedJson change(
            @PathVariable UUID id, @RequestBody CommentPatch body, @AuthenticationPrincipal CurrentUser user) {
        sentBack.check(body.others(), read(id));
        boolean sent = body.text().present() && edits.edit(id, body.text().value(), user);
        return new ChangedJson(read(id), sent, sent ? notice("edited") : null);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a comment",
            description = "Header `X-Email-Sent: true`: the customer already has it by email.")
    ResponseEntity<Void> delete(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        boolean sent = edits.delete(id, user);
        return ResponseEntity.noContent()
                .header("X-Email-Sent", String.valueOf(sent))
                .build();
    }

    private String notice(String what) {
        return messages.getMessage("tickets.comment.sent." + what, null, LocaleContextHolder.getLocale());
    }
}
