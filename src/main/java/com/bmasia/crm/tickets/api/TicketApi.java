package com.bmasia.crm.tickets.api;

import com.bmasia.crm.tickets.NewTicket;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketList;
import com.bmasia.crm.tickets.TicketRow;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

    private final ListSpec<TicketJson> list;
    private final TicketList rows;
    private final ApiLists lists;
    private final TicketReader reader;
    private final TicketService tickets;
    private final TicketPatches patches;

    TicketApi(
            ListSpec<TicketRow> list,
            TicketList rows,
            ApiLists lists,
            TicketReader reader,
            TicketService tickets,
            TicketPatches patches) {
        this.list = list.rowsAs(TicketJson.COLUMNS, TicketJson.FROM, (row, n) -> TicketJson.of(row));
        this.rows = rows;
        this.lists = lists;
        this.reader = reader;
        this.tickets = tickets;
        this.patches = patches;
    }

    @GetMapping
    @Operation(summary = "List tickets")
    ApiPage<TicketJson> list(@ListOf("tickets") ListRequest request, @AuthenticationPrincipal CurrentUser user) {
        ApiPage<TicketJson> page = lists.read(list, request, rows.scope(user));
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
