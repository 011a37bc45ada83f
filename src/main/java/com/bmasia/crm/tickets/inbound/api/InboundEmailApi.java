package com.bmasia.crm.tickets.inbound.api;

import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailRow;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Emails from customers, to read. */
@RestController
@RequestMapping("/api/v1/inbound-emails")
@Requires(Permission.EDIT_ANY_TICKET)
@Tag(name = "tickets")
class InboundEmailApi {

    private final ApiLists lists;
    private final ListSpec<DeskEmailRow> list;
    private final DeskEmailQueries emails;

    InboundEmailApi(ApiLists lists, ListSpec<DeskEmailRow> list, DeskEmailQueries emails) {
        this.lists = lists;
        this.list = list;
        this.emails = emails;
    }

    record InboundEmailJson(
            UUID id,
            String status,
            String reason,
            String mailbox,
            String team,
            String fromEmail,
            String fromName,
            String subject,
            int size,
            boolean isAutomatic,
            UUID ticket,
            Instant createdAt,
            Instant handledAt) {

        static InboundEmailJson of(DeskEmailRow email) {
            return new InboundEmailJson(
                    email.id(),
                    email.state().code(),
                    email.reason(),
                    email.mailbox(),
                    email.team(),
                    email.sender(),
                    email.senderName(),
                    email.subject(),
                    email.size(),
                    email.automatic() != null,
                    "ticket".equals(email.recordKind()) ? email.record() : null,
                    email.storedAt(),
                    email.handledAt());
        }
    }

    @GetMapping
    @Operation(
            summary = "List inbound emails",
            description =
                    "status (also status__in): stored, comment, ticket, report, automatic, review, quarantined, ignored.")
    ApiPage<InboundEmailJson> list(@ListOf("inbound-emails") ListRequest request) {
        return lists.read(list, request).map(InboundEmailJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an inbound email")
    InboundEmailJson read(@PathVariable UUID id) {
        return InboundEmailJson.of(emails.get(id));
    }
}
