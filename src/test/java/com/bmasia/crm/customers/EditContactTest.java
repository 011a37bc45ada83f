package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class EditContactTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    CompanyService companies;

    @Autowired
    ContactService contacts;

    @Autowired
    ContactQueries queries;

    private CompanyId company;
    private ContactId id;
    private String url;

    @BeforeEach
    void haveAContact() {
        company = companies.create(Examples.company("Hotel of Grace"), null);
        id = contacts.create(company, Examples.contact("Grace", "grace@hotel.example"), null);
        url = "/customers/contacts/" + id;
    }

    private ResultActions save(int version, String name) throws Exception {
        return mvc.perform(post(url + "/edit")
                .with(as.page("support"))
                .with(csrf())
                .param("version", Integer.toString(version))
                .param("name", name)
                .param("email", "grace@hotel.example")
                .param("contactType", "BILLING")
                .param("language", "EN"));
    }

    @Test
    void savesAndShowsThePage() throws Exception {
        mvc.perform(get(url + "/edit").with(as.page("support"))).andExpect(status().isOk());
        save(0, "Grace Lam").andExpect(redirectedUrl(url));
        mvc.perform(get(url).with(as.page("support"))).andExpect(content().string(containsString("Grace Lam")));
    }

    @Test
    void tellsTheSlowerOfTwoEditors() throws Exception {
        save(0, "Grace Lam").andExpect(redirectedUrl(url));
        save(0, "Grace Wong")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"Grace Wong\"")))
                .andExpect(content().string(containsString("<strong>Grace Lam</strong>")));
        assertThat(queries.find(id).details().name()).isEqualTo("Grace Lam");
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        save(0, " ")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("name-error")));
    }

    @Test
    void deactivatesActivatesAndDeletes() throws Exception {
        mvc.perform(post(url + "/deactivate").with(as.page("support")).with(csrf()))
                .andExpect(redirectedUrl(url));
        assertThat(queries.find(id).active()).isFalse();
        mvc.perform(post(url + "/activate").with(as.page("support")).with(csrf()))
                .andExpect(redirectedUrl(url));
        assertThat(queries.find(id).active()).isTrue();
        mvc.perform(post(url + "/delete").with(as.page("support")).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get(url + "/delete").with(as.page("manager"))).andExpect(status().isOk());
        mvc.perform(post(url + "/delete").with(as.page("manager")).with(csrf()))
                .andExpect(redirectedUrl("/customers/companies/" + company));
        mvc.perform(get(url).with(as.page("manager"))).andExpect(status().isNotFound());
    }
}
