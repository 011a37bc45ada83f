package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.log.MailAccess;
import com.bmasia.crm.mail.log.MailRepairs;
import com.bmasia.crm.mail.log.MailStatus;
import com.bmasia.crm.mail.log.MailText;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The e-mail log as a resource: everybody reads what concerns them. */
@RestController
@RequestMapping("/api/v1/email-logs")
@Requires(Permission.SEE_CUSTOMERS)
@Tag(name = "mail")
class MailLogApi {

    private static final ListSpec<MailLogJson> LIST = ListSpec.of(
                    "email-logs", MailLogJson.COLUMNS, (row, n) -> MailLogJson.of(row))
            .from(MailLogJson.FROM, "m.id")
            .handles("status", "status__in", "to__contains", "subject__contains")
            .uuid("id", "m.id")
            .uuid("template", "m.template_id")
            .code("template_type", "t.type", TemplateType.class)
            .text("to_email", "m.to_address")
            .text("record_kind", "m.record_kind")
            .uuid("record_id", "m.record_id")
            .uuid("sent_by", "m.caused_by")
            .instant("created_at", "m.created_at")
            .instant("sent_at", "m.accepted_at")
            .instant("opened_at", "m.opened_at")
            .instant("clicked_at", "m.clicked_at")
            .instant("bounced_at", "m.bounced_at")
            .searchedBy(words -> new ListSpec.Search(MailText.anywhere(words, ListSpec.SEARCH), null))
            .sortable("created_at")
            .orderedBy("-created_at");

    @Bean
    static ListSpec<MailLogJson> mailLogApiList() {
        return LIST;
    }

    private final ApiLists lists;
    private final MailLogReader reader;
    private final MailRepairs repairs;
    private final MailAccess access;

    MailLogApi(ApiLists lists, MailLogReader reader, MailRepairs repairs, MailAccess access) {
        this.lists = lists;
        this.reader = reader;
        this.repairs = repairs;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary = "List emails",
            description = "status (also status__in): queued, sending, sent, deferred, failed, bounced, opened, clicked,"
                    + " suppressed, unknown, cancelled. to__contains and subject__contains find part of the text.")
    ApiPage<MailLogJson> list(@ListOf("email-logs") ListRequest request, @AuthenticationPrincipal CurrentUser user) {
        MailAccess.Condition readable = access.of(user);
        Map<String, Object> values = new HashMap<>(readable.parameters());
        List<String> conditions = new ArrayList<>(List.of("(" + readable.sql() + ")"));
        statuses(request).forEach(conditions::add);
        Stream.of("to", "subject")
                .forEach(part -> request.text(part + "__contains").ifPresent(typed -> {
                    SearchWords words = SearchWords.of(typed);
                    conditions.add(MailText.anywhere(words, part));
                    conditions.add(MailText.within(words, part));
                    values.putAll(words.parameters(part));
                }));
        Scope scope = new Scope(String.join(" and ", conditions), values);
        ApiPage<MailLogJson> page = lists.read(LIST, request, scope);
        return page.withResults(reader.complete(page.results()));
    }

    /** Written out, not as a computed column, so that each status is found by its index. */
    private static Stream<String> statuses(ListRequest request) {
        return Stream.of("status", "status__in")
                .flatMap(name -> request.text(name).stream()
                        .map(value -> Arrays.stream(value.split(",", -1))
                                .map(code -> "(" + status(name, code.strip()).condition() + ")")
                                .collect(Collectors.joining(" or ", "(", ")"))));
    }

    private static MailStatus status(String parameter, String code) {
        try {
            return MailStatus.of(code);
        } catch (IllegalArgumentException e) {
            String known = Arrays.stream(MailStatus.values())
                    .map(MailStatus::code)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new RuleViolation(parameter, "web.api.value.code", code, known);
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an email with its attempts, without its content")
    MailLogJson read(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user) {
        return reader.one(id, user);
    }

    @PostMapping("/{id}/retry")
    @Operation(
            summary = "Send a failed, unknown, cancelled or suppressed email again",
            description = "For operators and the person who triggered the email. 409 if it is waiting or was sent.")
    MailLogJson retry(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user) {
        if (!repairs.retry(id, user)) {
            throw new Conflict("mail.log.rule.cannot", reader.one(id, user).errorMessage());
        }
        return reader.one(id, user);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Cancel an email that has not been sent", description = "409 if it was sent.")
    MailLogJson cancel(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user) {
        repairs.cancel(id, user);
        return reader.one(id, user);
    }
}
