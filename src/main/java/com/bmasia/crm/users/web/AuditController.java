package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.users.audit.AuditQueries;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log for administrators, and the history of one record for everybody who may see that record. */
@Controller
class AuditController {

    private static final int HISTORY = 20;

    /** Everybody sees these records, hence their history; that of others only administrators. */
    private static final Set<String> OPEN = Set.of("ticket", "company", "contact");

    private final ListSpec<AuditEntry> audit;
    private final ListPages pages;
    private final Lists lists;

    AuditController(ListSpec<AuditEntry> audit, ListPages pages, Lists lists) {
        this.audit = audit;
        this.pages = pages;
        this.lists = lists;
    }

    @GetMapping("/users/audit")
    @Requires(Permission.ADMINISTER)
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(audit, query, Scope.all(), model, response);
    }

    @GetMapping({"/users/audit.csv", "/users/audit.xlsx"})
    @Requires(Permission.ADMINISTER)
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(audit, query, Scope.all(), response);
    }

    @GetMapping("/users/audit/record")
    @Requires(Permission.SEE_CUSTOMERS)
    String history(
            @RequestParam String entity,
            @RequestParam String id,
            ListQuery query,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        if (!OPEN.contains(entity)) {
            user.require(Permission.ADMINISTER);
        }
        model.addAttribute("page", lists.page(audit, query, AuditQueries.ofRecord(entity, id), HISTORY));
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
