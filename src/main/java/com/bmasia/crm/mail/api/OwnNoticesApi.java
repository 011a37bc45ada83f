package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.notices.Notice;
import com.bmasia.crm.mail.notices.NoticeChoices;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which notices the signed-in person gets by mail: the notices' codes with true or false. */
@RestController
@ForEveryone
@RequestMapping("/api/v1/users/me/notices")
@Tag(name = "notices")
class OwnNoticesApi {

    private final NoticeChoices choices;

    OwnNoticesApi(NoticeChoices choices) {
        this.choices = choices;
    }

    @GetMapping
    @Operation(summary = "Read your email notifications")
    Map<String, Boolean> read(@AuthenticationPrincipal CurrentUser user) {
        Map<String, Boolean> byCode = new LinkedHashMap<>();
        choices.of(user.id()).forEach((notice, byMail) -> byCode.put(notice.code(), byMail));
        return byCode;
    }

    @PutMapping
    @Operation(summary = "Choose your email notifications", description = "Omitted notifications do not change.")
    Map<String, Boolean> choose(@RequestBody Map<String, Boolean> given, @AuthenticationPrincipal CurrentUser user) {
        Map<Notice, Boolean> chosen = new LinkedHashMap<>();
        given.forEach((code, byMail) -> {
            Notice notice =
                    choices.named(code).orElseThrow(() -> new RuleViolation(code, "mail.notice.rule.unknown", code));
            if (byMail == null) {
                throw new RuleViolation(code, "mail.notice.rule.value");
            }
            chosen.put(notice, byMail);
        });
        choices.choose(user.id(), chosen);
        return read(user);
    }
}
