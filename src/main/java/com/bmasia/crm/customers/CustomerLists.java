package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.web.list.Choice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of companies and of contacts. The SQL of both names its table {@code c}. */
@Configuration(proxyBeanMethods = false)
class CustomerLists {

    private static final Chip[] STATUSES = {
        new Chip("ACTIVE", "customers.status.ACTIVE", "c.active"),
        new Chip("INACTIVE", "customers.status.INACTIVE", "not c.active"),
        new Chip("ALL", "customers.status.ALL", "true")
    };

    @Bean
    ListSpec<CompanyView> companyList() {
        return findable(ListSpec.of("companies", CompanyQueries.COLUMNS, (row, n) -> CompanyQueries.view(row))
                        .from(CompanyQueries.TABLES, "c.id")
                        .texts("customers")
                        .uuid("id", "c.id")
                        .text(
                                "name",
                                "c.name collate \"th-x-icu\"",
                                f -> f.label("customers.company.name")
                                        .column(company -> company.details().name())
                                        .cell())
                        .text(
                                "legal_name",
                                "c.legal_name",
                                f -> f.more(company -> company.details().legalName()))
                        .text(
                                "industry",
                                "c.industry",
                                f -> f.column(company -> company.details().industry()))
                        .shown(
                                "place",
                                f -> f.column(company -> company.details().place()))
                        .text(
                                "country",
                                "c.country",
                                f -> f.more(company -> company.details().country())
                                        .filter("country", CustomerLists::countries))
                        .text(
                                "city",
                                "c.city",
                                f -> f.more(company -> company.details().city()))
                        .text(
                                "address",
                                "c.address",
                                f -> f.more(company -> company.details().address()))
                        .code(
                                "billing_entity",
                                "c.billing_entity",
                                BillingEntity.class,
                                f -> f.filter("billingEntity")
                                        .column(company -> company.details().billingEntity()))
                        .number(
                                "payment_terms",
                                "c.payment_terms",
                                f -> f.more(company -> company.details().paymentTerms()))
                        .text(
                                "tax_id",
                                "c.tax_id",
                                f -> f.more(company -> company.details().taxId()))
                        .text(
                                "branch_number",
                                "c.branch_number",
                                f -> f.label("customers.branch")
                                        .more(company -> company.details().branchNumber()))
                        .code(
                                "language",
                                "c.language",
                                Language.class,
                                f -> f.more(company -> company.details().language()))
                        .code(
                                "tier",
                                "c.tier",
                                Tier.class,
                                f -> f.filter("tier")
                                        .more(company -> company.details().tier()))
                        .text(
                                "website",
                                "c.website",
                                f -> f.more(company -> company.details().website()))
                        .text(
                                "phone",
                                "c.phone",
                                f -> f.column(company -> company.details().phone())
                                        .cell())
                        .uuid("account_manager", "c.account_manager_id", f -> f.more(CompanyView::accountManager))
                        .bool(
                                "is_active",
                                "c.active",
                                f -> f.label("customers.status")
                                        .column(CompanyView::active)
                                        .exported(company -> company.active() ? "active" : "inactive")
                                        .cell())
                        .text(
                                "notes",
                                "c.notes",
                                f -> f.more(company -> company.details().notes()))
                        .instant(
                                "created_at",
                                "c.created_at",
                                f -> f.label("customers.created").more(CompanyView::createdAt))
                        .instant(
                                "updated_at",
                                "c.updated_at",
                                f -> f.label("customers.updated").more(CompanyView::updatedAt)))
                .page(ListLook.<CompanyView>at("/customers/companies", "customers/companies/list")
                        .title("customers.companies")
                        .searchHint("customers.company.search-hint")
                        .empty("building", "customers.company.empty")
                        .opens(company -> "/customers/companies/" + company.id()));
    }

    @Bean
    ListSpec<ContactView> contactList(CustomerDirectory directory) {
        return findable(ListSpec.of("contacts", ContactQueries.COLUMNS, (row, n) -> ContactQueries.view(row))
                        .from(ContactQueries.TABLES, "c.id")
                        .texts("customers")
                        .uuid("id", "c.id")
                        .text(
                                "name",
                                "c.name collate \"th-x-icu\"",
                                f -> f.label("customers.contact.name")
                                        .column(contact -> contact.details().name())
                                        .cell())
                        .uuid(
                                "company",
                                "c.company_id",
                                f -> f.column(ContactView::companyName)
                                        .links(contact -> "/customers/companies/" + contact.company())
                                        .filterLookup(
                                                "company",
                                                "/customers/companies/choices",
                                                id -> directory
                                                        .company(CompanyId.of(id))
                                                        .map(company -> new Choice(
                                                                company.id().toString(), company.name()))
                                                        .orElse(null)))
                        .text(
                                "email",
                                "c.email",
                                f -> f.column(contact -> contact.details().email())
                                        .cell())
                        .text(
                                "phone",
                                "c.phone",
                                f -> f.column(contact -> contact.details().phone())
                                        .cell())
                        .text(
                                "title",
                                "c.title",
                                f -> f.more(contact -> contact.details().title()))
                        .text(
                                "department",
                                "c.department",
                                f -> f.more(contact -> contact.details().department()))
                        .code(
                                "contact_type",
                                "c.contact_type",
                                ContactType.class,
                                f -> f.filter("contactType")
                                        .column(contact -> contact.details().contactType()))
                        .code(
                                "language",
                                "c.language",
                                Language.class,
                                f -> f.filter("language")
                                        .more(contact -> contact.details().language()))
                        .bool(
                                "is_active",
                                "c.active",
                                f -> f.label("customers.status")
                                        .column(ContactView::active)
                                        .exported(contact -> contact.active() ? "active" : "inactive")
                                        .cell())
                        .text(
                                "notes",
                                "c.notes",
                                f -> f.more(contact -> contact.details().notes()))
                        .instant(
                                "created_at",
                                "c.created_at",
                                f -> f.label("customers.created").more(ContactView::createdAt))
                        .instant(
                                "updated_at",
                                "c.updated_at",
                                f -> f.label("customers.updated").more(ContactView::updatedAt)))
                .page(ListLook.<ContactView>at("/customers/contacts", "customers/contacts/list")
                        .title("customers.contacts")
                        .searchHint("customers.contact.search-hint")
                        .empty("person-lines-fill", "customers.contact.empty")
                        .opens(contact -> "/customers/contacts/" + contact.id()));
    }

    /** How both are searched, ordered and narrowed. */
    private static <T> ListSpec<T> findable(ListSpec<T> list) {
        return list.searchIn("c.search_text")
                .typedAs(CustomerLists::numbersTogether)
                .sortable("name", "created_at", "updated_at")
                .orderedBy("name")
                .order("NAME", "customers.sort.NAME", "name")
                .order("NEWEST", "customers.sort.NEWEST", "-created_at")
                .chips("status", STATUSES);
    }

    private static List<Choice> countries() {
        return Countries.names().stream().map(name -> new Choice(name, name)).toList();
    }

    /** Telephone numbers are typed with blanks and a leading zero, but kept as +66812345678. */
    private static String numbersTogether(String typed) {
        String together = typed.replaceAll("\\s", "");
        boolean number = together.matches("[0-9+()-]{6,}");
        return number ? together.replaceAll("[^0-9]", "").replaceFirst("^0+", "") : typed;
    }
}
