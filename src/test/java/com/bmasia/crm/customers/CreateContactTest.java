package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class CreateContactTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanyService companies;

    @Autowired
    ContactService contacts;

    private final String companyName = Examples.unique("Contact Hotel");
    private CompanyId company;

    @BeforeEach
    void haveACompany() {
        company = companies.create(Examples.company(companyName), null);
    }

    private MockHttpServletRequestBuilder form(String name, String email) {
        return post("/customers/contacts")
                .with(as.page("support"))
                .with(csrf())
                .param("name", name)
                .param("email", email)
                .param("contactType", "PRIMARY")
                .param("language", "TH");
    }

    private int contactsOfCompany() {
        return jdbc.sql("select count(*) from contact where company_id = ?")
                .param(company.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void findsTheCompanyByItsTypedName() throws Exception {
        mvc.perform(get("/customers/contacts/new").with(as.page("support"))).andExpect(status().isOk());
        mvc.perform(form("สมศรี ใจดี", "").param("companyName", companyName.toUpperCase()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/customers/companies/" + company + "/contacts").with(as.page("support")))
                .andExpect(content().string(containsString("สมศรี ใจดี")));
    }

    @Test
    void asksWhichOfSeveralCompaniesOfThatName() throws Exception {
        CompanyId other = companies.create(Examples.company(companyName), null);
        mvc.perform(form("Grace", "").param("companyName", companyName))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Which of these companies do you mean?")))
                .andExpect(content().string(containsString("value=\"" + other + "\"")));
        mvc.perform(form("Grace", "").param("companyName", companyName).param("company", company.toString()))
                .andExpect(status().is3xxRedirection());
        assertThat(contactsOfCompany()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoSuchCompany() throws Exception {
        mvc.perform(form("Grace", "").param("companyName", "qqqqzzzz"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This company does not exist")));
    }

    @Test
    void refusesAnAddressThatTheCompanyHasAlready() throws Exception {
        contacts.create(company, Examples.contact("Grace", "grace@hotel.example"), null);
        mvc.perform(form("Other Grace", "Grace@Hotel.example").param("company", company.toString()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"email-error\"")))
                .andExpect(content().string(containsString("Another contact at this company")))
                .andExpect(content().string(containsString("value=\"Other Grace\"")));
        assertThat(contactsOfCompany()).isEqualTo(1);
    }

    @Test
    void acceptsTheAddressOnceWhenManySendItAtTheSameMoment() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(6);
        Callable<Integer> send =
                () -> mvc.perform(form("Grace", "same@hotel.example").param("company", company.toString()))
                        .andReturn()
                        .getResponse()
                        .getStatus();
        for (Future<Integer> answer : senders.invokeAll(Collections.nCopies(6, send))) {
            assertThat(answer.get()).isIn(302, 422);
        }
        senders.shutdown();
        assertThat(contactsOfCompany()).isEqualTo(1);
    }

    @Test
    void pointsToTheSamePersonAtAnotherCompanyWhileTyping() throws Exception {
        String email = Examples.unique("x").replace(' ', '-') + "@hotel.example";
        contacts.create(company, Examples.contact("Moving Person", email), null);
        mvc.perform(get("/customers/contacts/similar")
                        .param("email", email.toUpperCase())
                        .param("except", "")
                        .with(as.page("support")))
                .andExpect(content().string(containsString("Moving Person")));
    }

    @Test
    void beginsFromTheListOfAllContactsWithoutACompany() throws Exception {
        mvc.perform(get("/customers/contacts/new").param("company", "").with(as.page("support")))
                .andExpect(status().isOk());
        mvc.perform(get("/customers/contacts/new").param("company", "no id").with(as.page("support")))
                .andExpect(status().isBadRequest());
    }

    @Test
    void isFoundByPhoneAddressAndCompany() throws Exception {
        contacts.create(company, Examples.contact("Findable", "findable@hotel.example"), null);
        for (String typed : new String[] {"findable@hotel", companyName}) {
            mvc.perform(get("/customers/contacts").param("q", typed).with(as.page("support")))
                    .andExpect(content().string(containsString("Findable")));
        }
        mvc.perform(get("/customers/contacts").param("q", "nobody-at-all").with(as.page("support")))
                .andExpect(content().string(not(containsString("Findable"))));
    }

    @Test
    void offersTheActiveContactsOfACompanyToForms() throws Exception {
        ContactId stays = contacts.create(company, Examples.contact("Stays", null), null);
        ContactId left = contacts.create(company, Examples.contact("Left", null), null);
        contacts.deactivate(left, null);
        mvc.perform(get("/customers/contacts/choices")
                        .param("company", company.toString())
                        .with(as.page("support")))
                .andExpect(content().string(containsString(stays.toString())))
                .andExpect(content().string(not(containsString(left.toString()))));
    }
}
