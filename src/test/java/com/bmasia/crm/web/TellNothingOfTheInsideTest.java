package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What belongs to people or to the installation stays out of logs, and operations out of the sight of others. */
@ModuleTest
class TellNothingOfTheInsideTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    /** Failures are logged with their exceptions; the database would put the refused row into them. */
    @Test
    void namesNoPersonInErrorsOfTheDatabase() {
        assertThatThrownBy(() -> jdbc.sql(
                                "update user_account set email = (select email from user_account where username = 'sales')")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("user_account")
                .hasMessageNotContaining("sales@");
        assertThatThrownBy(() -> jdbc.sql("insert into user_role (user_id, role) values (gen_random_uuid(), 'Somchai')")
                        .update())
                .satisfies(refusal ->
                        assertThat(refusal.getMessage() + refusal.getCause()).doesNotContain("Failing row contains"));
    }

    @Test
    void showsTheHealthOfPartsOnlyToThoseWhoOperate() throws Exception {
        for (String stranger : new String[] {"sales", "marketing"}) {
            mvc.perform(health().with(as.page(stranger)))
                    .andExpect(content().string(containsString("UP")))
                    .andExpect(content().string(not(containsString("components"))));
        }
        mvc.perform(health().with(as.page("manager"))).andExpect(content().string(containsString("components")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/metrics", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump"})
    void showsMetersOnlyToThoseWhoOperate(String endpoint) throws Exception {
        mvc.perform(get(endpoint).accept(MediaType.ALL).with(as.page("sales"))).andExpect(status().isForbidden());
        mvc.perform(get(endpoint).accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder health() {
        return get("/actuator/health").accept(MediaType.APPLICATION_JSON);
    }
}
