package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class DeleteCompanyTest {

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

    private CompanyId id;
    private String url;

    @BeforeEach
    void haveACompany() {
        id = companies.create(Examples.company("Deleted Hotel"), null);
        url = "/customers/companies/" + id;
    }

    private boolean exists() {
        return jdbc.sql("select exists (select from company where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void asksFirst() throws Exception {
        mvc.perform(get(url + "/delete").with(as.page("manager"))).andExpect(status().isOk());
        assertThat(exists()).isTrue();
    }

    @Test
    void deletesWhatNothingRefersTo() throws Exception {
        mvc.perform(post(url + "/delete").with(as.page("manager")).with(csrf()))
                .andExpect(redirectedUrl("/customers/companies"));
        assertThat(exists()).isFalse();
    }

    @Test
    void refusesWithTheNumberOfContacts() throws Exception {
        contacts.create(id, Examples.contact("Grace", null), null);
        contacts.create(id, Examples.contact("Vivian", null), null);
        mvc.perform(post(url + "/delete").with(as.page("manager")).with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("it has 2 contacts")));
        assertThat(exists()).isTrue();
    }

    @Test
    void refusesWithTheKindOfRecordsOfOtherModules() throws Exception {
        jdbc.sql("create table if not exists test_reference (company_id uuid references company)")
                .update();
        jdbc.sql("insert into test_reference values (?)").param(id.value()).update();
        try {
            mvc.perform(post(url + "/delete").with(as.page("manager")).with(csrf()))
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("test reference records still refer to it")));
            assertThat(exists()).isTrue();
        } finally {
            jdbc.sql("drop table test_reference").update();
        }
    }

    @Test
    void isOnlyForThoseWhoMay() throws Exception {
        mvc.perform(post(url + "/delete").with(as.page("sales")).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get(url).with(as.page("sales"))).andExpect(content().string(not(containsString(url + "/delete"))));
        mvc.perform(get(url).with(as.page("manager"))).andExpect(content().string(containsString(url + "/delete")));
    }
}
