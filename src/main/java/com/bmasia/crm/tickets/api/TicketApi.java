package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.list.TicketSearchIndex;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as a resource. What moves one through its life is in {@link TicketActionsApi}. */
@RestController
@RequestMapping("/api/v1/tickets")
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketApi {

    private static final ApiList<TicketJson> LIST = ApiList.select(TicketJson.COLUMNS, (row, n) -> TicketJson.of(row))
            .from(TicketJson.FROM, "t.id")
            .uuid("id", "t.id")
            .text("ticket_number", "t.number")
            .code("status", "t.status", TicketStatus.class)
            .code("priority", "t.priority", TicketPriority.class)
            .code("category", "t.category", TicketCategory.class)
            .uuid("company", "t.company_id")
            .uuid("contact", "t.contact_id")
            .uuid("assigned_to", "t.assignee_id")
            .text("assigned_team", "t.team")
            .bool("my_tickets", "(t.assignee_id = :me and t.status <> 'CLOSED')")
            .bool("unassigned", "(t.assignee_id is null and t.status <> 'CLOSED')")
            .bool("assignee_inactive", TicketQueries.OF_INACTIVE)
            .bool("open", "(t.status not in ('RESOLVED', 'CLOSED'))")
            .bool("overdue", "(t.due_at is not null and " + TicketQueries.OVERDUE + ")")
            .instant("created_at", "t.created_at")
            .instant("updated_at", "t.updated_at")
            .instant("due_date", "t.due_at")
            .instant("resolved_at", "t.resolved_at")
            .search("t.number", "t.subject")
            .sortable("created_at", "updated_at", "due_date", "ticket_number")
            .orderedBy("-created_at");

    private final TicketSearchIndex search;
    private final ApiLists lists;
    private final TicketReader reader;
    private final TicketService tickets;
    private final TicketPatches patches;
    private final Clock clock;

    TicketApi(
            TicketSearchIndex search,
            ApiLists lists,
            TicketReader reader,
            TicketService tickets,
            TicketPatches patches,
            Clock clock) {
        this.search = search;
        this.lists = lists;
        this.reader = reader;
        this.tickets = tickets;
        this.patches = patches;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List tickets")
    ApiPage<TicketJson> list(ListRequest request, @AuthenticationPrincipal CurrentUser user) {
        ApiPage<TicketJson> page = lists.read(
                LIST.searchedBy(search::tickets),
                request,
                Map.of("me", user.id().value(), "now", Sql.at(clock.instant())));
        return page.withResults(reader.complete(page.results()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a ticket with its comments and files")
    TicketJson read(@PathVariable TicketId id) {
        return reader.one(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a ticket and start its process")
    TicketJson create(@Valid @RequestBody NewTicketJson body, @AuthenticationPrincipal CurrentUser user) {
        NewTicket given = body.toNewTicket();
        return reader.one(ApiNames.of(() -> tickets.create(given, user)));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Update a ticket",
            description = "A status asks for that transition; 409 lists what is possible now.")
    TicketJson patch(
            @PathVariable TicketId id,
            @Valid @RequestBody TicketPatch body,
            @AuthenticationPrincipal CurrentUser user) {
        patches.apply(id, body, user);
        return reader.one(id);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Update a ticket; fields you leave out stay as they are")
    TicketJson put(
            @PathVariable TicketId id,
            @Valid @RequestBody TicketPatch body,
            @AuthenticationPrincipal CurrentUser user) {
        return patch(id, body, user);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DELETE_TICKETS)
    @Operation(summary = "Delete a ticket and its process")
    void delete(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user) {
        tickets.delete(id, user);
    }
}
