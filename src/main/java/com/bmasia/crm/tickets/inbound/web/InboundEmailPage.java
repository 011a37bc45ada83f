package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import com.bmasia.crm.customers.CustomersByEmail;
import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailRow;
import com.bmasia.crm.mail.inbound.PublicLinks;
import com.bmasia.crm.mail.mime.ReadEmail;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one email: its words, never its page, and what can be done about it. */
@Component
class InboundEmailPage {

    private final DeskEmailQueries queries;
    private final CustomersByEmail customers;
    private final CustomerDirectory directory;
    private final PublicLinks links;

    InboundEmailPage(
            DeskEmailQueries queries, CustomersByEmail customers, CustomerDirectory directory, PublicLinks links) {
        this.queries = queries;
        this.customers = customers;
        this.directory = directory;
        this.links = links;
    }

    String show(UUID id, Model model) {
        DeskEmailRow email = queries.get(id);
        ReadEmail content = queries.content(id).orElse(null);
        model.addAttribute("email", email);
        model.addAttribute("letter", content);
        model.addAttribute("text", content == null ? null : links.without(content.text()));
        model.addAttribute(
                "quoted", content == null || content.quoted() == null ? null : links.without(content.quoted()));
        if (email.isOpen()) {
            model.addAttribute("suggested", suggested(email.sender()));
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new SortForm(null, null, null));
        }
        return "tickets/inbound/email";
    }

    /** Companies that the sender may well belong to. */
    private List<CompanyRef> suggested(String sender) {
        if (!sender.contains("@")) {
            return List.of();
        }
        Stream<CompanyId> known = customers.contacts(sender).stream().map(CustomerDirectory.ContactRef::company);
        return Stream.concat(known, customers.companiesOfDomain(sender).stream())
                .distinct()
                .flatMap(company -> directory.company(company).stream())
                .toList();
    }
}
