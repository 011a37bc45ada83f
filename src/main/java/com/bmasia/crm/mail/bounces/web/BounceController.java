package com.bmasia.crm.mail.bounces.web;

import com.bmasia.crm.mail.bounces.BounceMessage;
import com.bmasia.crm.mail.bounces.BounceMessageQueries;
import com.bmasia.crm.mail.bounces.BounceMessages;
import com.bmasia.crm.mail.tracking.SecretLinks;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mails that came back: what they say about which mail, and what could not be read. */
@Controller
@Requires(Permission.OPERATE)
class BounceController {

    private static final String LIST = "/mail/returned";

    private final BounceMessageQueries queries;
    private final BounceMessages mails;
    private final SecretLinks secrets;
    private final ListSpec<BounceMessage> list;
    private final ListPages pages;

    BounceController(
            BounceMessageQueries queries,
            BounceMessages mails,
            SecretLinks secrets,
            ListSpec<BounceMessage> list,
            ListPages pages) {
        this.list = list;
        this.pages = pages;
        this.secrets = secrets;
        this.queries = queries;
        this.mails = mails;
    }

    @GetMapping(LIST)
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(list, query, Scope.all(), model, response);
    }

    @GetMapping({LIST + ".csv", LIST + ".xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(list, query, Scope.all(), response);
    }

    @GetMapping(LIST + "/{id}")
    String mail(@PathVariable UUID id, Model model) {
        model.addAttribute("details", queries.get(id));
        return "mail/bounces/returned-mail";
    }

    /** As it came, with whatever is in it but links of ours that are their recipient's alone: only for saving, never shown by the browser. */
    @GetMapping(LIST + "/{id}/source.eml")
    @Requires(Permission.ADMINISTER)
    ResponseEntity<byte[]> source(@PathVariable UUID id) {
        byte[] raw = queries.raw(id).map(secrets::cut).orElseThrow(() -> new NotFound("text of returned mail", id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("returned-" + id + ".eml")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(raw);
    }

    @PostMapping(LIST + "/{id}/retry")
    String retry(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        mails.retry(id, by);
        redirect.addFlashAttribute("toast", "mail.returned.retried");
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(LIST + "/{id}/dismiss")
    String dismiss(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        mails.dismiss(id, by);
        redirect.addFlashAttribute("toast", "mail.returned.dismissed");
        return "redirect:" + LIST;
    }
}
