package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.TicketConversation;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketSearchIndex;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments of all tickets. What was said stays as it was said: there is no change and no removal. */
@RestController
@RequestMapping("/api/v1/ticket-comments")
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketCommentApi {

    private static final ApiList<CommentJson> LIST = ApiList.select(
                    CommentJson.COLUMNS, (row, n) -> CommentJson.of(row))
            .from(CommentJson.FROM, "m.id")
            .uuid("id", "m.id")
            .uuid("ticket", "m.ticket_id")
            .uuid("author", "m.author_id")
            .bool("is_internal", "m.internal")
            .instant("created_at", "m.created_at")
            .search("m.text")
            .sortable("created_at")
            .orderedBy("created_at");

    private final TicketSearchIndex search;
    private final ApiLists lists;
    private final TicketConversation conversation;
    private final JdbcClient jdbc;

    TicketCommentApi(TicketSearchIndex search, ApiLists lists, TicketConversation conversation, JdbcClient jdbc) {
        this.search = search;
        this.lists = lists;
        this.conversation = conversation;
        this.jdbc = jdbc;
    }

    record NewCommentJson(
            @NotNull UUID ticket,
            @NotBlank @Size(max = 20_000) String text,
            @JsonProperty("is_internal") boolean internal) {}

    @GetMapping
    @Operation(summary = "List comments")
    ApiPage<CommentJson> list(ListRequest request) {
        return lists.read(LIST.searchedBy(search::comments), request);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One comment")
    CommentJson read(@PathVariable UUID id) {
        return jdbc.sql("select " + CommentJson.COLUMNS + " from " + CommentJson.FROM + " where m.id = ?")
                .param(id)
                .query((row, n) -> CommentJson.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("comment", id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something on a ticket")
    CommentJson create(@Valid @RequestBody NewCommentJson body, @AuthenticationPrincipal CurrentUser user) {
        return read(conversation.comment(new TicketId(body.ticket()), body.text(), body.internal(), user));
    }
}
