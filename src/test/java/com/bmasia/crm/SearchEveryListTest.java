package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.mail.log.LoggedMail;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Every list finds words in any order, however they were typed: {@code Café} with the mark apart, SARA AM in two parts. */
@ModuleTest
class SearchEveryListTest {

    private static final String STORED = "Caf\u00e9 \u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07 ";
    private static final String TYPED = "\u0e19\u0e4d\u0e49\u0e32\u0e1c\u0e36\u0e49\u0e07 CAFE\u0301";
    private static final String WITHOUT_MARKS = "\u0e19\u0e32\u0e1c\u0e07 cafe";

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    CustomerDirectory customers;

    @Autowired
    ListSpec<AuditEntry> audit;

    @Autowired
    Lists lists;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    String word;
    String former;
    CompanyId company;

    @BeforeEach
    void oneRecordInEach() {
        as.signIn("support");
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
        company = fixtures.company(STORED + word);
        fixtures.contact(company, word + "@caf.example", Language.EN);
        LoggedMail.to("nok@" + word + ".example").with("subject", STORED + word).insert(jdbc);
        // In another order: the name also stands among the choices of some pages.
        name("marketing", "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07 Caf\u00e9 " + word);
        jdbc.sql("""
                        insert into audit_entry (id, at, actor_name, action, entity, entity_id, entity_label, changes)
                        values (:id, now(), 'Nok', 'test', 'test', :id, :label, '{}')
                        """).param("id", Ids.next()).param("label", STORED + word).update();
        fixtures.ticketWithoutContact(company);
    }

    @AfterEach
    void asBefore() {
        name("marketing", former);
    }

    @ParameterizedTest
    @CsvSource({"companies", "contacts", "email-logs", "users", "tickets"})
    void findsThroughTheApi(String list) throws Exception {
        assertThat(count(list, TYPED + " " + word)).isEqualTo(1);
        assertThat(count(list, word + " " + TYPED)).isEqualTo(1);
        assertThat(count(list, WITHOUT_MARKS + " " + word)).isZero();
        assertThat(count(list, TYPED + " missing " + word)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/customers/companies, q", "/customers/contacts, q", "/mail/log, q", "/tickets, q"})
    void findsOnThePage(String path, String parameter) throws Exception {
        String found = page(path, parameter, TYPED + " " + word);
        String none = page(path, parameter, WITHOUT_MARKS + " " + word);

        assertThat(found).contains(STORED.strip());
        assertThat(none).doesNotContain(STORED.strip());
    }

    @Test
    void findsAuditEntries() {
        assertThat(audited(TYPED + " " + word)).hasSize(1);
        assertThat(audited(WITHOUT_MARKS + " " + word)).isEmpty();
    }

    private List<AuditEntry> audited(String typed) {
        return lists.page(audit, ListQuery.ofWords(typed), Scope.all(), 10).items();
    }

    @Test
    void findsCompaniesToChoose() {
        assertThat(customers.companiesLike("CAFE\u0301 \u0e19\u0e4d\u0e49\u0e32\u0e1c\u0e36\u0e49\u0e07 " + word, 5))
                .hasSize(1);
        assertThat(customers.companiesLike(word + " " + TYPED, 5)).hasSize(1);
        assertThat(customers.companiesLike(word + " " + WITHOUT_MARKS, 5)).isEmpty();
    }

    @Test
    void findsContactsByTheNewNameOfTheirCompany() throws Exception {
        jdbc.sql("update company set name = 'Hillside' where id = ?")
                .param(company.value())
                .update();

        assertThat(count("contacts", "hillside " + word)).isEqualTo(1);
        assertThat(count("contacts", TYPED + " " + word)).isZero();
    }

    private void name(String user, String name) {
        former = jdbc.sql("select full_name from user_account where username = ?")
                .param(user)
                .query(String.class)
                .single();
        jdbc.sql("update user_account set full_name = ? where username = ?")
                .param(name)
                .param(user)
                .update();
    }

    private int count(String list, String typed) throws Exception {
        String answer = mvc.perform(
                        get("/api/v1/" + list).param("search", typed).with(as.page("admin")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return com.jayway.jsonpath.JsonPath.read(answer, "$.count");
    }

    private String page(String path, String parameter, String typed) throws Exception {
        String answer = mvc.perform(get(path).param(parameter, typed).with(as.page("admin")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        // What was typed stands in the search box again.
        return answer.replace(typed, "");
    }
}
