package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailState;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Emails from customers: what became of each, and which need somebody. */
@Controller
@Requires(Permission.EDIT_ANY_TICKET)
@RequestMapping(InboundEmailController.LIST)
class InboundEmailController {

    static final String LIST = "/tickets/inbound-emails";

    private static final int PAGE = 50;
    private static final int COUNTED = 99;

    private final DeskEmailQueries queries;
    private final InboundEmailPage pages;

    InboundEmailController(DeskEmailQueries queries, InboundEmailPage pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(required = false) String after,
            Model model) {
        rows(state, after, model);
        model.addAttribute("states", DeskEmailState.values());
        return "tickets/inbound/list";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(required = false) String after,
            Model model) {
        if (!state.isEmpty()
                && !state.equals("waiting")
                && DeskEmailState.of(state).isEmpty()) {
            throw new NotFound("state of an email", state);
        }
        model.addAttribute("page", queries.list(state, after, PAGE));
        model.addAttribute("state", state);
        model.addAttribute("first", after == null);
        model.addAttribute("url", LIST + "?state=" + state);
        return "tickets/inbound/list :: rows";
    }

    @GetMapping(path = "/count", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String count() {
        int waiting = queries.waiting(COUNTED + 1);
        return waiting == 0 ? "" : waiting > COUNTED ? COUNTED + "+" : String.valueOf(waiting);
    }

    @GetMapping("/{id}")
    String email(@PathVariable UUID id, Model model) {
        return pages.show(id, model);
    }

    /** As it came, with whatever is in it: only for saving, never shown by the browser. */
    @GetMapping("/{id}/source.eml")
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
                .body(raw);
    }
}
