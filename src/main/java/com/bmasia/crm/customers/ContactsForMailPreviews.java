package com.bmasia.crm.customers;

import com.bmasia.crm.mail.TemplateRecords;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Contacts with whose names templates are previewed that are not about tickets. What else their types offer (a contract, an
 * invoice) is known to the modules of those records.
 */
@Component
class ContactsForMailPreviews implements TemplateRecords {

    private final ContactQueries contacts;
    private final ListSpec<ContactView> list;
    private final Lists lists;

    ContactsForMailPreviews(ContactQueries contacts, ListSpec<ContactView> list, Lists lists) {
        this.contacts = contacts;
        this.list = list;
        this.lists = lists;
    }

    @Override
    public Set<TemplateType> types() {
        return EnumSet.complementOf(EnumSet.of(
                TemplateType.TICKET_RECEIVED,
                TemplateType.TICKET_UPDATED,
                TemplateType.TICKET_RESOLVED,
                TemplateType.SATISFACTION_SURVEY));
    }

    @Override
    public List<Choice> search(String typed, int limit, CurrentUser by) {
        if (!by.may(Permission.SEE_CUSTOMERS)) {
            return List.of();
        }
        ListQuery query = typed.isBlank() ? ListQuery.of("sort", "NEWEST") : ListQuery.of("q", typed);
        return lists.page(list, query, Scope.all(), limit).items().stream()
                .map(contact ->
                        new Choice(contact.id().toString(), contact.details().name() + ", " + contact.companyName()))
                .toList();
    }

    @Override
    public Map<String, String> values(String id, CurrentUser by) {
        by.require(Permission.SEE_CUSTOMERS);
        ContactView contact = contacts.find(contactId(id));
        return Map.of(
                "company_name",
                contact.companyName(),
                "contact_name",
                contact.details().name());
    }

    private static ContactId contactId(String id) {
        try {
            return ContactId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("contact", id);
        }
    }
}
