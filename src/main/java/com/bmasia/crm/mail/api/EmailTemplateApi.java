package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.RuleViolation;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.BiConsumer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Templates over JSON. A request is one transaction: texts and flags change together or not at all. */
@RestController
@Tag(name = "mail")
@RequestMapping("/api/v1/email-templates")
@Requires(Permission.EDIT_MARKETING)
class EmailTemplateApi {

    private final TemplateService service;
    private final TemplateQueries templates;
    private final MessageSource texts;
    private final SentBack sentBack;
    private final ApiLists lists;
    private final ListSpec<TemplateView> list;

    EmailTemplateApi(
            TemplateService service,
            TemplateQueries templates,
            MessageSource texts,
            SentBack sentBack,
            ApiLists lists,
            ListSpec<TemplateView> list) {
        this.service = service;
        this.templates = templates;
        this.texts = texts;
        this.sentBack = sentBack;
        this.lists = lists;
        this.list = list;
    }

    @GetMapping
    @Operation(summary = "List templates")
    @Requires(Permission.SEE_MARKETING)
    ApiPage<EmailTemplateJson> list(@ListOf("email-templates") ListRequest request) {
        return lists.read(list, request).map(this::json);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a template")
    @Requires(Permission.SEE_MARKETING)
    EmailTemplateJson read(@PathVariable TemplateId id) {
        return json(templates.find(id));
    }

    @PostMapping
    @Operation(summary = "Create a template")
    @Transactional
    ResponseEntity<EmailTemplateJson> create(
            @RequestBody EmailTemplateInput input, @AuthenticationPrincipal CurrentUser user) {
        SentBack.refuse(input.others());
        if (input.version().present()) {
            throw new RuleViolation("version", "web.api.no-effect");
        }
        boolean active = !Boolean.FALSE.equals(input.isActive().value());
        TemplateId id = service.create(
                input.over(EmailTemplateInput.NOTHING), active, input.note().value(), user);
        setFlags(id, input, user);
        return ResponseEntity.created(URI.create("/api/v1/email-templates/" + id))
                .body(read(id));
    }

    /** With {@code version} a change made in between is a conflict; without it the change goes over whatever is there. */
    @PatchMapping("/{id}")
    @Operation(summary = "Change a template")
    @Transactional
    EmailTemplateJson change(
            @PathVariable TemplateId id,
            @RequestBody EmailTemplateInput input,
            @AuthenticationPrincipal CurrentUser user) {
        unarchive(id, input, user);
        TemplateView now = templates.find(id);
        sentBack.check(input.others(), json(now));
        Integer seen = input.version().value();
        service.edit(
                id,
                seen == null ? now.version() : seen,
                input.over(now.details()),
                input.note().value(),
                user);
        setFlags(id, input, user);
        return read(id);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a template that was never used")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable TemplateId id, @AuthenticationPrincipal CurrentUser user) {
        service.delete(id, user);
    }

    /** Before anything else: an archived template cannot be changed. */
    private void unarchive(TemplateId id, EmailTemplateInput input, CurrentUser user) {
        if (Boolean.FALSE.equals(input.isArchived().value())
                && templates.find(id).archived()) {
            service.unarchive(id, user);
        }
    }

    private void setFlags(TemplateId id, EmailTemplateInput input, CurrentUser user) {
        set(input.isActive(), service::activate, service::deactivate, id, user);
        set(input.isStandard(), service::makeStandard, this::refuseToUnmake, id, user);
        set(input.isArchived(), service::archive, service::unarchive, id, user);
    }

    /** A type has one standard; another takes its place. */
    private void refuseToUnmake(TemplateId id, CurrentUser by) {
        if (templates.find(id).standard()) {
            throw new RuleViolation("is_standard", "web.api.read-only");
        }
    }

    private static void set(
            Given<Boolean> flag,
            BiConsumer<TemplateId, CurrentUser> on,
            BiConsumer<TemplateId, CurrentUser> off,
            TemplateId id,
            CurrentUser user) {
        if (flag.value() != null) {
            (flag.value() ? on : off).accept(id, user);
        }
    }

    private EmailTemplateJson json(TemplateView template) {
        return EmailTemplateJson.of(template, key -> texts.getMessage(key, null, LocaleContextHolder.getLocale()));
    }
}
