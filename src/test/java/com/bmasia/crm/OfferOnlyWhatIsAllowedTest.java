package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.lists.SavedViews;
import com.bmasia.crm.web.NavigationEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through the application as each role: every link is followed and every form on the way is sent, in a transaction
 * that is taken back. Nothing that a page offers may be answered with "no permission".
 */
@ModuleTest
class OfferOnlyWhatIsAllowedTest {

    private static final Pattern KEY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\d+");

    /** Ends the walk, or never ends by itself. */
    private static final Set<String> LEFT_OUT = Set.of("/logout", "/live");

    private static final int OF_ONE_KIND = 2;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketService tickets;

    @Autowired
    TicketConversation conversation;

    @Autowired
    SavedViews views;

    @Autowired
    List<NavigationEntry> menu;

    @Autowired
    PlatformTransactionManager transactions;

    @ParameterizedTest
    @EnumSource
    void offersNothingThatIsRefused(Role role) {
        Walk walk = new Walk(role.name().toLowerCase(Locale.ROOT));
        menu.forEach(entry -> walk.toVisit.add(entry.url()));
        walk.toVisit.addAll(records(as.signIn(walk.user)));
        walk.toVisit.addAll(List.of("/", "/users/me", "/mail/account", "/users/notifications"));
        walk.go();
        assertThat(walk.visited).hasSizeGreaterThan(20);
        assertThat(walk.sent).hasSizeGreaterThan(10);
        assertThat(walk.refused).isEmpty();
    }

    /** Somebody else's ticket and one's own, with all that can hang on one. */
    private List<String> records(CurrentUser user) {
        CurrentUser manager = as.signIn("manager");
        CompanyId company = fixtures.company("Hotel of others");
        TicketId foreign = ticket(company, manager);
        conversation.comment(foreign, "A note", true, manager);
        views.save("tickets", "Shared " + user.username(), "view=urgent", true, manager);
        as.signIn(user.username());
        fixtures.contact(company, user.username() + "@hotel.example", Language.EN);
        TicketId own = ticket(company, user);
        conversation.comment(own, "A note of my own", true, user);
        return List.of("/tickets/" + foreign, "/tickets/" + own, "/customers/companies/" + company);
    }

    private TicketId ticket(CompanyId company, CurrentUser by) {
        return tickets.create(
                NewTicket.of(
                        "No music",
                        "",
                        TicketCategory.TECHNICAL,
                        TicketPriority.URGENT,
                        TicketSource.STAFF,
                        company,
                        null),
                by);
    }

    private class Walk {
        final String user;
        final Deque<String> toVisit = new ArrayDeque<>();
        final Map<String, Integer> visited = new HashMap<>();
        final Map<String, Integer> sent = new HashMap<>();
        final Set<String> refused = new TreeSet<>();

        Walk(String user) {
            this.user = user;
        }

        void go() {
            while (!toVisit.isEmpty()) {
                String address = toVisit.poll();
                // Menu entries that this role does not see are no offer of a page.
                visit(address, offered(address));
            }
        }

        private boolean offered(String address) {
            return menu.stream().noneMatch(entry -> entry.url().equals(address)) || linked.contains(address);
        }

        private final Set<String> linked = new TreeSet<>();

        private void visit(String address, boolean offered) {
            if (!isNew(address, visited)) {
                return;
            }
            MockHttpServletResponse answer = answer(HttpMethod.GET, address, Map.of());
            if (answer.getStatus() == 403 && offered) {
                refused.add("GET " + address);
            }
            if (answer.getStatus() == 200
                    && String.valueOf(answer.getContentType()).startsWith("text/html")) {
                read(address, Jsoup.parse(text(answer), "http://crm" + address));
            }
        }

        private void read(String page, Document html) {
            for (Element link : html.select("a[href^=/], [hx-get]")) {
                String address = link.hasAttr("href") ? link.attr("href") : link.attr("hx-get");
                linked.add(address);
                toVisit.add(address.replaceAll("#.*", ""));
            }
            for (Element form : html.select("form[method=post]")) {
                List<Element> ways = new ArrayList<>(form.select("button:not([type=button]), input[type=submit]"));
                ways.addAll(html.select("button[form=" + (form.id().isEmpty() ? "-" : form.id()) + "]"));
                if (ways.isEmpty()) {
                    ways.add(form);
                }
                ways.forEach(button -> send(page, (FormElement) form, button));
            }
        }

        private void send(String page, FormElement form, Element button) {
            String address = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
            String way = address.isEmpty() ? page : address;
            if (button.hasAttr("disabled") || !isNew(way + " " + button.attr("value"), sent)) {
                return;
            }
            Map<String, String> fields = new HashMap<>();
            form.formData().forEach(field -> fields.put(field.key(), typed(form, field.key(), field.value())));
            fields.remove("_csrf");
            if (button.hasAttr("name")) {
                fields.put(button.attr("name"), button.attr("value"));
            }
            if (answer(HttpMethod.POST, way, fields).getStatus() == 403) {
                refused.add("POST " + way + " " + button.attr("value") + " offered on " + page);
            }
        }

        /** Something to read where a person would type, so that a refusal is not of an empty field. */
        private static String typed(FormElement form, String name, String value) {
            Element field = form.select("[name=" + name + "]").first();
            boolean text = field != null && (field.is("textarea") || field.is("input[type=text], input:not([type])"));
            return text && value.isEmpty() ? "x" : value;
        }

        /** Of addresses that differ in keys only, a few are enough; questions belong to the kind by their names, and by whose history they ask. */
        private boolean isNew(String address, Map<String, Integer> seen) {
            String path = address.replaceAll("\\?.*", "");
            if (LEFT_OUT.contains(path)
                    || path.startsWith("/api/")
                    || path.startsWith("/lib/")
                    || path.startsWith("/local/")) {
                return false;
            }
            String kind = KEY.matcher(path).replaceAll("*")
                    + address.substring(path.length()).replaceAll("(?<!entity)=[^&]*", "");
            return seen.merge(kind, 1, Integer::sum) <= OF_ONE_KIND;
        }

        private MockHttpServletResponse answer(HttpMethod method, String address, Map<String, String> fields) {
            return new TransactionTemplate(transactions).execute(transaction -> {
                transaction.setRollbackOnly();
                try {
                    MockHttpServletRequestBuilder request =
                            MockMvcRequestBuilders.request(method, java.net.URI.create(address));
                    fields.forEach(request::param);
                    return mvc.perform(request.with(as.page(user)).with(csrf()).accept("text/html"))
                            .andReturn()
                            .getResponse();
                } catch (Exception e) {
                    // A fault, and no refusal: other tests are about those.
                    return new MockHttpServletResponse();
                }
            });
        }
    }

    private static String text(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
