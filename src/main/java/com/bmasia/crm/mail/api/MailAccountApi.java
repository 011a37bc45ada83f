package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
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

/** All sender accounts, for administrators. Of people's own ones only {@code is_active} can be changed here. */
@RestController
@RequestMapping("/api/v1/mail-accounts")
@Requires(Permission.ADMINISTER)
@Tag(name = "mail accounts")
class MailAccountApi {

    private final SenderAccountService service;
    private final SenderAccountQueries accounts;
    private final ProbeJson.Runner tests;

    MailAccountApi(SenderAccountService service, SenderAccountQueries accounts, ProbeJson.Runner tests) {
        this.service = service;
        this.accounts = accounts;
        this.tests = tests;
    }

    @GetMapping
    @Operation(summary = "List sender accounts")
    ApiPage<MailAccountJson> list(ListRequest request) {
        return accounts.list(request).map(MailAccountJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a sender account")
    MailAccountJson read(@PathVariable UUID id) {
        return MailAccountJson.of(accounts.get(id));
    }

    @PostMapping
    @Transactional
    @Operation(summary = "Create a role's sender account")
    public ResponseEntity<MailAccountJson> create(
            @RequestBody SmtpInput given, @AuthenticationPrincipal CurrentUser by) {
        given.refuseOthers(given.role(), false);
        UUID id = service.createForRole(
                given.role(), given.over(SenderDetails.GMAIL), given.password().value(), by);
        setActive(id, given, by);
        return ResponseEntity.created(URI.create("/api/v1/mail-accounts/" + id)).body(read(id));
    }

    @PutMapping("/{id}")
    @Transactional
    @Operation(summary = "Replace a sender account", description = "Omitted fields get the values for Gmail.")
    public MailAccountJson replace(
            @PathVariable UUID id, @RequestBody SmtpInput given, @AuthenticationPrincipal CurrentUser by) {
        given.refuseOthers(accounts.get(id).role(), false);
        service.edit(
                id,
                accounts.get(id).version(),
                given.over(SenderDetails.GMAIL),
                given.password().value(),
                by);
        setActive(id, given, by);
        return read(id);
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(
            summary = "Change a sender account",
            description =
                    "Only the given fields change. With a null `host` the company account uses the configured server.")
    public MailAccountJson change(
            @PathVariable UUID id, @RequestBody SmtpInput given, @AuthenticationPrincipal CurrentUser by) {
        AccountView now = accounts.get(id);
        given.refuseOthers(now.role(), false);
        if (id.equals(Senders.SYSTEM) && given.host().present() && given.host().value() == null) {
            service.useSettings(by);
        } else if (given.changesDetails()) {
            SenderDetails details = given.over(now.usesSettings() ? SenderDetails.GMAIL : now.details());
            service.edit(id, now.version(), details, given.password().value(), by);
        }
        setActive(id, given, by);
        return read(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a role's sender account", description = "Refused while emails are waiting in it.")
    void remove(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by) {
        service.remove(id, by);
    }

    @PostMapping("/{id}/test")
    @Operation(summary = "Send yourself a test email through this account")
    ProbeJson test(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by) {
        return tests.run(test -> test.through(id, by));
    }

    @PostMapping("/{id}/use-untested")
    @Operation(
            summary = "Use this account without a test email",
            description = "422 if it has no sender address, or no login on a submission port.")
    MailAccountJson useUntested(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by) {
        service.useUntested(id, by);
        return read(id);
    }

    private void setActive(UUID id, SmtpInput given, CurrentUser by) {
        given.isActive().ifPresent(active -> service.setActive(id, Boolean.TRUE.equals(active), by));
    }
}
