package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class CreateCompanyTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    private MockHttpServletRequestBuilder form(String name) {
        return form(name, "30");
    }

    private MockHttpServletRequestBuilder form(String name, String paymentTerms) {
        return post("/customers/companies")
                .with(as.page("sales"))
                .with(csrf())
                .param("name", name)
                .param("country", "Thailand")
                .param("billingEntity", "BMA_THAILAND")
                .param("paymentTerms", paymentTerms)
                .param("language", "EN")
                .param("tier", "STANDARD");
    }

    @Test
    void opensAnEmptyForm() throws Exception {
        mvc.perform(get("/customers/companies/new").with(as.page("sales"))).andExpect(status().isOk());
    }

    @Test
    void showsTheNewCompanyAndRecordsWhoMadeIt() throws Exception {
        String name = Examples.unique("โรงแรมริมน้ำ");
        String page = mvc.perform(form(name).param("phone", "081 234 5678").param("website", "www.rimnam.example"))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("toast", "customers.company.created"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(page).with(as.page("sales")))
                .andExpect(content().string(containsString(name)))
                .andExpect(content().string(containsString("+66 81 234 5678")))
                .andExpect(content().string(containsString("https://www.rimnam.example")));
        assertThat(jdbc.sql(
                                "select actor_name || ' ' || action from audit_entry where entity = 'company' and entity_label = ?")
                        .param(name)
                        .query(String.class)
                        .single())
                .isEqualTo("Ploy Rattanakul company.created");
    }

    @Test
    void keepsWhatWasTypedAndNamesEachWrongField() throws Exception {
        mvc.perform(form("Kept Hotel").param("taxId", "0105536000316").param("branchNumber", "12"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"Kept Hotel\"")))
                .andExpect(content().string(containsString("value=\"0105536000316\"")))
                .andExpect(content().string(containsString("the check digit is wrong")))
                .andExpect(content().string(containsString("A branch number has 5 digits")));
        assertThat(jdbc.sql("select count(*) from company where name = 'Kept Hotel'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesPaymentTermsThatAreNoNumberForAMistake() throws Exception {
        mvc.perform(form("Hotel", "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("number of days from 0 to 365")));
    }

    @Test
    void showsScriptInANameAsText() throws Exception {
        String page = mvc.perform(form("<script>alert(1)</script>"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(page).with(as.page("sales")))
                .andExpect(content().string(not(containsString("<script>alert"))))
                .andExpect(content().string(containsString("&lt;script&gt;alert")));
    }

    @Test
    void warnsOfASimilarNameWhileTyping() throws Exception {
        String name = Examples.unique("Andaman Similar Resort");
        mvc.perform(form(name));
        mvc.perform(get("/customers/companies/similar")
                        .param("name", name.replace("Resort", "Resorts"))
                        .param("except", "")
                        .with(as.page("sales")))
                .andExpect(content().string(containsString(name)));
    }
}
