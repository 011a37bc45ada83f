package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.NewFile;
import com.bmasia.crm.tickets.TicketAttachments;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.web.SendAttachment;
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
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of tickets: up, down, away. */
@RestController
@RequestMapping("/api/v1/ticket-attachments")
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketAttachmentApi {

    private static final ListSpec<AttachmentJson> LIST = ListSpec.of(
                    "ticket-attachments", AttachmentJson.COLUMNS, (row, n) -> AttachmentJson.of(row))
            .from(AttachmentJson.FROM, "f.id")
            .where(AttachmentJson.SHOWN)
            .uuid("comment", "f.comment_id")
            .uuid("id", "f.id")
            .uuid("ticket", "f.ticket_id")
            .uuid("uploaded_by", "f.uploaded_by")
            .instant("created_at", "f.created_at")
            .search("f.file_name")
            .sortable("created_at")
            .orderedBy("created_at");

    @Bean
    static ListSpec<AttachmentJson> attachmentApiList() {
        return LIST;
    }

    private final ApiLists lists;
    private final TicketAttachments attachments;
    private final SendAttachment send;
    private final SentBack sentBack;
    private final JdbcClient jdbc;

    TicketAttachmentApi(
            ApiLists lists, TicketAttachments attachments, SendAttachment send, SentBack sentBack, JdbcClient jdbc) {
        this.lists = lists;
        this.attachments = attachments;
        this.send = send;
        this.sentBack = sentBack;
        this.jdbc = jdbc;
    }

    @GetMapping
    @Operation(summary = "List files")
    ApiPage<AttachmentJson> list(@ListOf("ticket-attachments") ListRequest request) {
        return lists.read(LIST, request);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a file without its content")
    AttachmentJson read(@PathVariable UUID id) {
        return jdbc.sql("select " + AttachmentJson.COLUMNS + " from " + AttachmentJson.FROM + " where f.id = ? and "
                        + AttachmentJson.SHOWN)
                .param(id)
                .query((row, n) -> AttachmentJson.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a file of at most 25 MB to a ticket")
    AttachmentJson upload(
            @RequestParam UUID ticket,
            @RequestParam(required = false) MultipartFile file,
            @AuthenticationPrincipal CurrentUser user) {
        if (file == null) {
            throw new RuleViolation("file", Checks.REQUIRED);
        }
        NewFile given = new NewFile(file.getOriginalFilename(), file.getSize(), file);
        return read(attachments.attach(new TicketId(ticket), given, user).value());
    }

    record AttachmentPatch(
            Given<String> filename, @JsonAnySetter Map<String, JsonNode> others) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Rename a file", description = "The file extension must stay the same.")
    AttachmentJson rename(
            @PathVariable UUID id, @RequestBody AttachmentPatch body, @AuthenticationPrincipal CurrentUser user) {
        sentBack.check(body.others(), read(id));
        body.filename().ifPresent(name -> attachments.rename(new AttachmentId(id), name, user));
        return read(id);
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "Download a file")
    void download(@PathVariable AttachmentId id, HttpServletResponse response) throws IOException {
        send.asDownload(attachments.find(id), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a file from an open ticket")
    void delete(@PathVariable AttachmentId id, @AuthenticationPrincipal CurrentUser user) {
        attachments.remove(id, user);
    }
}
