package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.audit.AuditQueries;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log for administrators, and the history of one record for everybody who may see that record. */
@Controller
@RequestMapping("/users/audit")
class AuditController {

    private static final int PAGE = 50;
    private static final int HISTORY = 20;

    /** Everybody sees these records, hence their history; that of others only administrators. */
    private static final Set<String> OPEN = Set.of("ticket", "company", "contact", "template");

    private final AuditQueries queries;
    private final UserDirectory directory;

    AuditController(AuditQueries queries, UserDirectory directory) {
        this.queries = queries;
        this.directory = directory;
    }

    /** The filters as they stand in the address. */
    record Asked(
            String who,
            String entity,
            String action,
            String record,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {

        AuditQueries.Filter filter() {
            return new AuditQueries.Filter(
                    orNull(who) == null ? null : person(who), orNull(entity), orNull(action), orNull(record), from, to);
        }

        String url() {
            return UriComponentsBuilder.fromPath("/users/audit")
                    .queryParam("who", who)
                    .queryParam("entity", entity)
                    .queryParam("action", action)
                    .queryParam("record", record)
                    .queryParam("from", from == null ? "" : from)
                    .queryParam("to", to == null ? "" : to)
                    .encode()
                    .build()
                    .toString();
        }

        private static UserId person(String id) {
            try {
                return UserId.of(id);
            } catch (IllegalArgumentException e) {
                throw new NotFound("user", id);
            }
        }

        private static String orNull(String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @GetMapping
    @Requires(Permission.ADMINISTER)
    String page(@ModelAttribute("asked") Asked asked, @RequestParam(required = false) String after, Model model) {
        rows(asked, after, model);
        model.addAttribute("people", directory.everybody());
        model.addAttribute("entities", queries.entities());
        model.addAttribute("actions", queries.actions());
        return "users/audit";
    }

    @GetMapping(headers = "HX-Request=true")
    @Requires(Permission.ADMINISTER)
    String rows(@ModelAttribute("asked") Asked asked, @RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", queries.list(asked.filter(), after, PAGE));
        model.addAttribute("url", asked.url());
        return "users/audit :: rows";
    }

    @GetMapping("/record")
    @Requires(Permission.SEE_CUSTOMERS)
    String history(
            @RequestParam String entity,
            @RequestParam String id,
            @RequestParam(required = false) String after,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        if (!OPEN.contains(entity)) {
            user.require(Permission.ADMINISTER);
        }
        model.addAttribute("page", queries.ofRecord(entity, id, after, HISTORY));
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/users/audit/record")
                        .queryParam("entity", entity)
                        .queryParam("id", id)
                        .encode()
                        .build()
                        .toString());
        return "users/audit-record :: history";
    }
}
