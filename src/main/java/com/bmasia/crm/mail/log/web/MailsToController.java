package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.log.MailFilter;
import com.bmasia.crm.mail.log.MailLog;
import com.bmasia.crm.mail.log.MailRow;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last emails to one address, for the pages of whomever it belongs to: as far as the reader may see them in the log. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class MailsToController {

    private static final int SHOWN = 5;

    /** The log searches for part of an address; what only resembles it is sorted out here. */
    private static final int READ = 25;

    private final MailLog log;

    MailsToController(MailLog log) {
        this.log = log;
    }

    @GetMapping(MailSearch.PATH + "/to")
    String to(@RequestParam String address, @AuthenticationPrincipal CurrentUser user, Model model) {
        MailFilter filter = new MailFilter(null, Set.of(), null, null, null, address, null, null, null, null);
        List<MailRow> mails = log.page(filter, user, null, READ).items().stream()
                .filter(mail -> mail.toAddress().equalsIgnoreCase(address))
                .limit(SHOWN)
                .toList();
        model.addAttribute("mails", mails);
        return "mail/log/to :: mails";
    }
}
