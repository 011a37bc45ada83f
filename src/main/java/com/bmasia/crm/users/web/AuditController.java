package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.users.audit.AuditQueries;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
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

    private final ListSpec<AuditEntry> audit;
    private final ListPages pages;
    private final Lists lists;
    private final RecordKinds kinds;

    AuditController(ListSpec<AuditEntry> audit, ListPages pages, Lists lists, RecordKinds kinds) {
        this.audit = audit;
        this.pages = pages;
        this.lists = lists;
        this.kinds = kinds;
    }

    @GetMapping("/users/audit")
    @Requires(Permission.ADMINISTER)
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(
                audit,
                query,
                (asked, size) -> linked(lists.page(audit, asked, Scope.all(), size), model),
                model,
                response);
    }

    /** The records that a page is about are looked up together. */
    private PageOf<AuditEntry> linked(PageOf<AuditEntry> page, Model model) {
        model.addAttribute(
                "links",
                kinds.find(page.items().stream()
                        .map(AuditEntry::record)
                        .filter(Objects::nonNull)
                        .toList()));
        return page;
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
        user.require(kinds.named(entity).map(RecordKind::toSeeHistory).orElse(Permission.ADMINISTER));
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
