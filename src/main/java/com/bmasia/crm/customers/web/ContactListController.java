package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of contacts, and the same list as a file. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class ContactListController {

    private final ListSpec<ContactView> contacts;
    private final ListPages pages;

    ContactListController(ListSpec<ContactView> contacts, ListPages pages) {
        this.contacts = contacts;
        this.pages = pages;
    }

    @GetMapping("/customers/contacts")
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(contacts, query, Scope.all(), model, response);
    }

    @GetMapping({"/customers/contacts.csv", "/customers/contacts.xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(contacts, query, Scope.all(), response);
    }
}
