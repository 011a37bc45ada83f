package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.users.audit.AuditQueries;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ReadAuditLogTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    AuditLog log;

    @Autowired
    AuditQueries queries;

    @Autowired
    ListSpec<AuditEntry> list;

    @Autowired
    Lists lists;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    final String id = UUID.randomUUID().toString();

    @Test
    void countsDaysInBangkok() {
        recordAt("2031-05-09T16:59:59Z", "ticket");
        recordAt("2031-05-09T17:00:00Z", "ticket");
        recordAt("2031-05-10T16:59:59Z", "ticket");
        recordAt("2031-05-10T17:00:00Z", "ticket");
        assertThat(on(LocalDate.of(2031, 5, 10)))
                .extracting(AuditEntry::at)
                .containsExactly(Instant.parse("2031-05-10T16:59:59Z"), Instant.parse("2031-05-09T17:00:00Z"));
    }

    @Test
    void filtersByPersonActionAndRecord() {
        recordAt("2031-05-11T10:00:00Z", "ticket");
        UserId manager = as.user("manager").id();
        UserId sales = as.user("sales").id();
        assertThat(list("who", manager, "entity", "ticket", "action", "ticket.status-changed", "q", "x-" + id))
                .hasSize(1);
        assertThat(list("q", id)).hasSize(1);
        assertThat(list("who", sales, "q", id)).isEmpty();
        assertThat(list("entity", "company", "q", id)).isEmpty();
        assertThat(list("action", "ticket.closed", "q", id)).isEmpty();
        assertThat(queries.actions()).contains("ticket.status-changed").doesNotHaveDuplicates();
        assertThat(queries.entities()).contains("ticket").doesNotHaveDuplicates();
    }

    @Test
    void pagesThroughEntriesOfTheSameMomentWithoutLossOrRepetition() {
        for (int i = 0; i < 7; i++) {
            recordAt("2031-05-12T10:00:00.123456Z", "ticket");
        }
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            ListQuery query = ListQuery.ofWords("").with("after", cursor);
            var page = lists.page(list, query, AuditQueries.ofRecord("ticket", id), 3);
            page.items().forEach(entry -> seen.add(entry.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void showsEverybodyTheHistoryOfATicketInWordsAndAsText() throws Exception {
        recordAt("2031-05-13T10:00:00Z", "ticket");
        mvc.perform(get("/users/audit/record")
                        .param("entity", "ticket")
                        .param("id", id)
                        .with(as.page("finance")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ticket status changed")))
                .andExpect(content().string(containsString("&lt;script&gt;")))
                .andExpect(content().string(containsString("In progress")));
    }

    @Test
    void keepsTheHistoryOfAccountsForAdministrators() throws Exception {
        String url = "/users/audit/record?entity=user&id=" + as.user("sales").id();
        mvc.perform(get(url).with(as.page("manager"))).andExpect(status().isForbidden());
        mvc.perform(get(url).with(as.page("admin"))).andExpect(status().isOk());
    }

    @Test
    void showsThePageWithAnyFilter() throws Exception {
        mvc.perform(get("/users/audit?who=&entity=&action=&q=&from=&to=").with(as.page("admin")))
                .andExpect(status().isOk());
        mvc.perform(get("/users/audit?from=2031-05-10&to=2031-05-10&after=rubbish")
                        .with(as.page("admin")))
                .andExpect(status().isUnprocessableEntity());
    }

    private List<AuditEntry> on(LocalDate day) {
        return list("q", id, "from", day, "to", day);
    }

    /** @param asked names and values by turns, as the address has them */
    private List<AuditEntry> list(Object... asked) {
        ListQuery query = ListQuery.ofWords("");
        for (int i = 0; i < asked.length; i += 2) {
            query = query.with((String) asked[i], asked[i + 1].toString());
        }
        return lists.page(list, query, Scope.all(), 50).items();
    }

    private void recordAt(String moment, String entity) {
        clock.setTo(Instant.parse(moment));
        transaction.executeWithoutResult(status -> log.record(
                as.user("manager"),
                entity + ".status-changed",
                entity,
                id,
                "X-" + id,
                new Changes().field("status", "<script>", "In progress").asMap()));
    }
}
