package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.log.AccountNames;
import com.bmasia.crm.mail.log.MailFilter;
import com.bmasia.crm.mail.log.MailLog;
import com.bmasia.crm.mail.log.MailStatus;
import com.bmasia.crm.mail.log.RecordLinks;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The e-mail log as a list, and as a panel of the record that mails are about. Everybody sees what concerns them. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class MailLogController {

    private static final int PAGE_SIZE = 50;
    private static final int PANEL_SIZE = 5;

    private final MailLog log;
    private final RecordLinks links;
    private final AccountNames accounts;
    private final UserDirectory people;

    MailLogController(MailLog log, RecordLinks links, AccountNames accounts, UserDirectory people) {
        this.log = log;
        this.links = links;
        this.accounts = accounts;
        this.people = people;
    }

    @GetMapping(MailSearch.PATH)
    String page(@ModelAttribute("search") MailSearch search, @AuthenticationPrincipal CurrentUser user, Model model) {
        results(search, user, model);
        model.addAttribute("statuses", MailStatus.values());
        model.addAttribute("types", TemplateType.values());
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("people", people.everybody());
        return "mail/log/list";
    }

    /** Chips and rows under other filters. */
    @GetMapping(
            path = MailSearch.PATH,
            headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String results(
            @ModelAttribute("search") MailSearch search,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response) {
        response.setHeader("HX-Push-Url", search.at(MailSearch.PATH));
        results(search, user, model);
        return "mail/log/results :: results";
    }

    /** The rows that follow; without a cursor the first ones, as they are now. */
    @GetMapping(MailSearch.PATH + "/rows")
    String rows(@ModelAttribute("search") MailSearch search, @AuthenticationPrincipal CurrentUser user, Model model) {
        results(search, user, model);
        return "mail/log/results :: rows";
    }

    @GetMapping(MailSearch.PATH + "/of/{kind}/{id}")
    String ofRecord(
            @PathVariable String kind, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        AboutRecord record = new AboutRecord(kind, id);
        links.check(record, user);
        model.addAttribute("page", log.page(MailFilter.of(record), user, null, PANEL_SIZE));
        model.addAttribute("search", MailSearch.of(record));
        return "mail/log/panel :: panel";
    }

    private void results(MailSearch search, CurrentUser user, Model model) {
        model.addAttribute("page", log.page(search.filter(), user, search.after(), PAGE_SIZE));
        model.addAttribute("chips", MailSearch.chips());
    }
}
