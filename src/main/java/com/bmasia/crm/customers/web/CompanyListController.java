package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyView;
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

/** The list of companies, and the same list as a file. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class CompanyListController {

    private final ListSpec<CompanyView> companies;
    private final ListPages pages;

    CompanyListController(ListSpec<CompanyView> companies, ListPages pages) {
        this.companies = companies;
        this.pages = pages;
    }

    @GetMapping("/customers/companies")
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(companies, query, Scope.all(), model, response);
    }

    @GetMapping({"/customers/companies.csv", "/customers/companies.xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(companies, query, Scope.all(), response);
    }
}
