package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.mail.consent.ImportSuppressions;
import com.bmasia.crm.mail.consent.ImportSuppressions.Imported;
import com.bmasia.crm.mail.consent.SuppressionReason;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.Words;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a suppression list over from a file. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/mail/suppressions/import")
class SuppressionImportController {

    private static final long LARGEST_FILE = 10_000_000;

    private final ImportSuppressions imports;

    SuppressionImportController(ImportSuppressions imports) {
        this.imports = imports;
    }

    record Upload(String reason, MultipartFile file) {

        String text() {
            if (file == null || file.isEmpty()) {
                throw new RuleViolation("file", "mail.suppression.rule.file.empty");
            }
            if (file.getSize() > LARGEST_FILE) {
                throw new RuleViolation("file", "mail.suppression.rule.file.size", LARGEST_FILE / 1_000_000);
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(file.getBytes()))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new RuleViolation("file", "mail.suppression.rule.file.form");
            } catch (IOException e) {
                throw new UncheckedIOException("upload", e);
            }
        }
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("form", new Upload(SuppressionReason.UNSUBSCRIBED.name(), null));
        return show(model);
    }

    @PostMapping
    String read(
            @ModelAttribute("form") Upload form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Imported[] done = new Imported[1];
        if (!Forms.accepted(errors, response, () -> done[0] = imports.importFrom(form.text(), given(form), by))) {
            return show(model);
        }
        redirect.addFlashAttribute("toast", "mail.suppression.imported")
                .addFlashAttribute("toastArgs", new Object[] {done[0].added(), done[0].known()});
        return "redirect:/mail/suppressions";
    }

    private static SuppressionReason given(Upload form) {
        SuppressionReason reason = Words.read(SuppressionReason.class, "reason", form.reason());
        if (reason == null) {
            throw new RuleViolation("reason", "mail.suppression.rule.reason");
        }
        return reason;
    }

    private static String show(Model model) {
        model.addAttribute("reasons", SuppressionReason.values());
        return "mail/consent/suppression-import";
    }
}
