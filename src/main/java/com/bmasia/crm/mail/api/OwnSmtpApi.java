package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.Signatures;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's own sender account and signature. */
@RestController
@ForEveryone
@RequestMapping("/api/v1/users/me/smtp")
@Tag(name = "mail accounts")
class OwnSmtpApi {

    private final SenderAccountService accounts;
    private final SenderAccountQueries queries;
    private final Signatures signatures;
    private final ProbeJson.Runner tests;

    OwnSmtpApi(
            SenderAccountService accounts,
            SenderAccountQueries queries,
            Signatures signatures,
            ProbeJson.Runner tests) {
        this.accounts = accounts;
        this.queries = queries;
        this.signatures = signatures;
        this.tests = tests;
    }

    @GetMapping
    @Operation(
            summary = "Read your own sender account",
            description = "Without one, everything but the signature is null.")
    SmtpJson read(@AuthenticationPrincipal CurrentUser user) {
        String signature = signatures.of(user.id());
        return queries.ownOf(user.id())
                .map(account -> SmtpJson.of(account, signature))
                .orElseGet(() -> SmtpJson.none(signature));
    }

    @PutMapping
    @Transactional
    @Operation(
            summary = "Set up or replace your own sender account",
            description = "Omitted fields get the values for Gmail; a stored password is kept.")
    public SmtpJson replace(@RequestBody SmtpInput given, @AuthenticationPrincipal CurrentUser user) {
        given.refuseOthers(null, true);
        accounts.saveOwn(
                versionOf(queries.ownOf(user.id())),
                given.over(SenderDetails.GMAIL),
                given.password().value(),
                user);
        return rest(given, user);
    }

    @PatchMapping
    @Transactional
    @Operation(summary = "Change your own sender account or signature", description = "Only the given fields change.")
    public SmtpJson change(@RequestBody SmtpInput given, @AuthenticationPrincipal CurrentUser user) {
        given.refuseOthers(null, true);
        if (given.changesDetails()) {
            Optional<AccountView> now = queries.ownOf(user.id());
            SenderDetails details = given.over(now.map(AccountView::details).orElse(SenderDetails.GMAIL));
            accounts.saveOwn(versionOf(now), details, given.password().value(), user);
        }
        return rest(given, user);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove your own sender account",
            description = "Refused while emails are waiting to be sent from it.")
    void remove(@AuthenticationPrincipal CurrentUser user) {
        accounts.removeOwn(user);
    }

    @PostMapping("/test")
    @Operation(summary = "Send yourself a test email", description = "At most 10 an hour.")
    ProbeJson test(@AuthenticationPrincipal CurrentUser user) {
        return tests.run(test -> test.throughOwn(user));
    }

    @PostMapping("/use-untested")
    @Operation(
            summary = "Use your own account without a test email",
            description = "422 if it has no login on a submission port.")
    SmtpJson useUntested(@AuthenticationPrincipal CurrentUser user) {
        accounts.useOwnUntested(user);
        return read(user);
    }

    private SmtpJson rest(SmtpInput given, CurrentUser user) {
        given.signature().ifPresent(html -> signatures.save(html, user));
        given.isActive().ifPresent(active -> accounts.setOwnActive(Boolean.TRUE.equals(active), user));
        return read(user);
    }

    private static int versionOf(Optional<AccountView> account) {
        return account.map(AccountView::version).orElse(0);
    }
}
