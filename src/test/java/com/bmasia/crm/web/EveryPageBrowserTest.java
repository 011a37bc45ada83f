package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyService;
import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactService;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.log.LoggedMail;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.users.records.RecordLink;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every page, whoever adds the next one: all can use it, it fits a telephone, and its scripts are silent. */
@BrowserTest
class EveryPageBrowserTest {

    /** Nothing at which a line could break. */
    private static final String LONG = "ห้องอาหารริมน้ำ" + "x".repeat(90);

    @Autowired
    List<NavigationEntry> menu;

    @Autowired
    CompanyService companies;

    @Autowired
    ContactService contacts;

    @Autowired
    TicketService tickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    @Autowired
    RecordKinds kinds;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    List<String> records;

    enum Window {
        TELEPHONE,
        THAI_TELEPHONE,
        DARK;

        Page open(Pages pages) {
            return this == DARK ? pages.dark() : pages.phone();
        }
    }

    @BeforeEach
    void recordsWithLongNames() {
        CurrentUser admin = as.signIn("admin");
        CompanyId company = companies.create(company(LONG + UUID.randomUUID()), admin);
        ContactId contact = contacts.create(company, contact(), admin);
        TicketId ticket = tickets.create(
                NewTicket.of(
                        LONG,
                        LONG.repeat(3),
                        TicketCategory.TECHNICAL,
                        TicketPriority.URGENT,
                        TicketSource.STAFF,
                        company,
                        contact),
                admin);
        records = Stream.concat(
                        kinds.all().stream().flatMap(this::pagesOfNewest),
                        Stream.of(
                                "/tasks/" + taskOf(ticket),
                                "/users/" + as.user("support").id() + "/deactivate",
                                "/mail/templates/" + template() + "/versions",
                                "/mail/log?record=" + ticket + "&kind=ticket",
                                "/mail/log/" + mailAbout(ticket)))
                .toList();
        assertThat(records)
                .contains("/tickets/" + ticket, "/tickets/" + ticket + "/edit", "/customers/contacts/" + contact);
    }

    /** Of each kind that the search box finds: its page, and the form where there is one. */
    private Stream<String> pagesOfNewest(RecordKind kind) {
        List<UUID> newest = kind.list().isPresent() ? kind.search("", 1) : List.of();
        return kind.find(newest).values().stream()
                .map(RecordLink::url)
                .flatMap(url -> Stream.of(url, url + "/edit"))
                .filter(this::isMapped);
    }

    private boolean isMapped(String url) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatterns().stream())
                .filter(pattern -> pattern.getPatternString().endsWith("/edit") == url.endsWith("/edit"))
                .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(url)));
    }

    @ParameterizedTest
    @EnumSource
    void isUsableByAllAndFitsItsWindow(Window window, Pages pages) {
        speak(window == Window.THAI_TELEPHONE ? Language.TH : Language.EN);
        Page page = pages.login(window.open(pages), "admin");
        List<String> said = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(page.url() + ": " + message.text());
            }
        });
        SoftAssertions every = new SoftAssertions();
        pagesOfAll().forEach(url -> every.check(() -> look(pages, page, url, window)));
        every.assertThat(said).as("errors in the console").isEmpty();
        every.assertAll();
    }

    @AfterEach
    void inEnglish() {
        speak(Language.EN);
    }

    private void speak(Language language) {
        jdbc.sql("update user_account set language = ? where username = 'admin'")
                .param(language.name())
                .update();
    }

    private static void look(Pages pages, Page page, String url, Window window) {
        page.navigate(url);
        page.waitForLoadState(LoadState.LOAD);
        // Parts that the page loads by itself belong to it.
        PlaywrightAssertions.assertThat(page.locator(".htmx-request")).hasCount(0);
        int[] widths = {width(page, "scrollWidth"), width(page, "clientWidth")};
        assertThat(widths[0]).as("width of " + url).isLessThanOrEqualTo(widths[1]);
        // In another language the elements are the same: only the room that words take differs.
        if (window != Window.THAI_TELEPHONE) {
            pages.checkAccessibility(page);
        }
    }

    private static int width(Page page, String which) {
        return ((Number) page.evaluate("document.documentElement." + which)).intValue();
    }

    private Stream<String> pagesOfAll() {
        Stream<String> forms = Stream.of(
                "/tasks?scope=teams",
                "/search?q=" + LONG.substring(0, 40),
                "/search?q=nothing-has-this",
                "/tickets/new",
                "/customers/companies/new",
                "/customers/contacts/new",
                "/mail/templates/new",
                "/mail/suppressions/new",
                "/mail/desks/new",
                "/mail/account/mailbox",
                "/mail/accounts/01900000-0000-7000-8000-00000000a001/mailbox",
                "/mail/suppressions/import",
                "/mail/consent?address=nok@hotel.example",
                "/users/new",
                "/users/me",
                "/mail/notices",
                "/users/me/keys",
                "/mail/account",
                "/mail/accounts/new?role=SALES",
                "/mail/accounts/01900000-0000-7000-8000-00000000a001",
                "/users/notifications");
        return Stream.of(menu.stream().map(NavigationEntry::url), forms, records.stream())
                .flatMap(urls -> urls);
    }

    private UUID template() {
        return jdbc.sql("select id from mail_template where shipped = 'ticket-resolved'")
                .query(UUID.class)
                .single();
    }

    private String taskOf(TicketId ticket) {
        return jdbc.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                         where e.business_key_ = :ticket
                        """)
                .param("ticket", ticket.toString())
                .query(String.class)
                .single();
    }

    private MailId mailAbout(TicketId ticket) {
        return LoggedMail.to("long." + "n".repeat(50) + "@" + "d".repeat(50) + ".example")
                .with("subject", LONG)
                .with("to_name", LONG)
                .with("state_reason", LONG)
                .with("record_kind", "ticket")
                .with("record_id", ticket.value())
                .html("<p style=\"width:2000px\">" + LONG + "</p>")
                .insert(jdbc);
    }

    private static CompanyDetails company(String name) {
        return new CompanyDetails(
                name,
                LONG,
                LONG.substring(0, 80),
                "Thailand",
                "Bangkok",
                LONG,
                BillingEntity.BMA_THAILAND,
                30,
                null,
                null,
                Language.TH,
                Tier.PREMIUM,
                "https://" + "w".repeat(60) + ".example/" + "p".repeat(60),
                "02 105 4100",
                LONG,
                null);
    }

    private static ContactDetails contact() {
        return new ContactDetails(
                LONG,
                "long." + "n".repeat(50) + "@" + "d".repeat(50) + ".example",
                "081 234 5678",
                LONG,
                LONG,
                ContactType.TECHNICAL,
                Language.TH,
                LONG);
    }
}
