package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.Suppression;
import com.bmasia.crm.mail.consent.SuppressionId;
import com.bmasia.crm.mail.consent.SuppressionQueries;
import com.bmasia.crm.mail.consent.SuppressionReason;
import com.bmasia.crm.mail.consent.SuppressionService;
import com.bmasia.crm.shared.RuleViolation;
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
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The suppression list. Bounces and complaints come from mailboxes; clients enter what people told them. */
@RestController
@RequestMapping("/api/v1/email-suppressions")
@Requires(Permission.SEE_MARKETING)
@Tag(name = "email-suppressions")
class SuppressionApi {

    private final SuppressionQueries queries;
    private final SuppressionService suppressions;
    private final ApiLists lists;
    private final ListSpec<Suppression> list;

    SuppressionApi(
            SuppressionQueries queries, SuppressionService suppressions, ApiLists lists, ListSpec<Suppression> list) {
        this.queries = queries;
        this.suppressions = suppressions;
        this.lists = lists;
        this.list = list;
    }

    /**
     * @param reason {@code manual} where left out, or {@code unsubscribed}
     * @param topic only of who unsubscribed; left out for all marketing
     */
    record Create(String address, SuppressionReason reason, MailTopic topic, String note) {}

    record Lift(String note) {}

    @GetMapping
    @Operation(summary = "List suppressed addresses")
    ApiPage<SuppressionJson> list(@ListOf("email-suppressions") ListRequest request) {
        return lists.read(list, request).map(SuppressionJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a suppression list entry")
    SuppressionJson read(@PathVariable SuppressionId id) {
        return SuppressionJson.of(queries.get(id));
    }

    @PostMapping
    @Requires(Permission.EDIT_MARKETING)
    @Transactional
    @Operation(
            summary = "Add an address",
            description =
                    "`manual` blocks all emails to customers, `unsubscribed` marketing. The latter may be sent twice.")
    public ResponseEntity<SuppressionJson> create(@RequestBody Create given, @AuthenticationPrincipal CurrentUser by) {
        SuppressionJson entry = read(add(given, by));
        return ResponseEntity.created(URI.create("/api/v1/email-suppressions/" + entry.id()))
                .body(entry);
    }

    private SuppressionId add(Create given, CurrentUser by) {
        SuppressionReason reason = given.reason() == null ? SuppressionReason.MANUAL : given.reason();
        return switch (reason) {
            case UNSUBSCRIBED -> suppressions.unsubscribe(given.address(), given.topic(), given.note(), by);
            case MANUAL -> {
                if (given.topic() != null) {
                    throw new RuleViolation("topic", "mail.suppression.rule.topic");
                }
                yield suppressions.add(given.address(), given.note(), by);
            }
            default -> throw new RuleViolation("reason", "mail.suppression.rule.reason.own");
        };
    }

    @PostMapping("/{id}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.EDIT_MARKETING)
    @Operation(
            summary = "Remove an address from the list",
            description = "If the recipient opted out, `note` must say how they asked to get emails again.")
    void lift(
            @PathVariable SuppressionId id,
            @RequestBody(required = false) Lift given,
            @AuthenticationPrincipal CurrentUser by) {
        suppressions.lift(id, given == null ? null : given.note(), by);
    }
}
