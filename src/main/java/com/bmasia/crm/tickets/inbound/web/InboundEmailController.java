package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailRow;
import com.bmasia.crm.mail.inbound.PublicLinks;
import com.bmasia.crm.shared.NotFound;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Emails from customers: what became of each, and which need somebody. */
@Controller
@Requires(Permission.EDIT_ANY_TICKET)
class InboundEmailController {

    static final String LIST = "/tickets/inbound-emails";

    private static final int COUNTED = 99;

    private final DeskEmailQueries queries;
    private final InboundEmailPage pages;
    private final PublicLinks links;
    private final ListSpec<DeskEmailRow> list;
    private final ListPages lists;

    InboundEmailController(
            DeskEmailQueries queries,
            InboundEmailPage pages,
            PublicLinks links,
            ListSpec<DeskEmailRow> list,
            ListPages lists) {
        this.queries = queries;
        this.pages = pages;
        this.links = links;
        this.list = list;
        this.lists = lists;
    }

    @GetMapping(LIST)
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return lists.show(list, query, Scope.all(), model, response);
    }

    @GetMapping({LIST + ".csv", LIST + ".xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        lists.file(list, query, Scope.all(), response);
    }

    @GetMapping(path = LIST + "/count", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String count() {
        int waiting = queries.waiting(COUNTED + 1);
        return waiting == 0 ? "" : waiting > COUNTED ? COUNTED + "+" : String.valueOf(waiting);
    }

    @GetMapping(LIST + "/{id}")
    String email(@PathVariable UUID id, Model model) {
        return pages.show(id, model);
    }

    /** As it came, but for the links that act for a customer: only for saving, never shown by the browser. */
    @GetMapping(LIST + "/{id}/source.eml")
    @Requires(Permission.ADMINISTER)
    ResponseEntity<byte[]> source(@PathVariable UUID id) {
        byte[] raw = queries.raw(id).orElseThrow(() -> new NotFound("source of email", id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("email-" + id + ".eml")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(links.without(raw));
    }
}
