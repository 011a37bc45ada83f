package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class EditCompanyTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanyService companies;

    @Autowired
    CompanyQueries queries;

    private CompanyId id;
    private String url;

    @BeforeEach
    void haveACompany() {
        id = companies.create(Examples.company(Examples.unique("Edited Hotel")), null);
        url = "/customers/companies/" + id;
    }

    private ResultActions save(String user, int version, String city) throws Exception {
        return mvc.perform(post(url + "/edit")
                .with(as.page(user))
                .with(csrf())
                .param("version", Integer.toString(version))
                .param("name", "Renamed Hotel")
                .param("city", city)
                .param("country", "Thailand")
                .param("billingEntity", "BMA_THAILAND")
                .param("paymentTerms", "30")
                .param("language", "EN")
                .param("tier", "PREMIUM"));
    }

    @Test
    void showsTheFormWithTheVersionThatIsEdited() throws Exception {
        mvc.perform(get(url + "/edit").with(as.page("sales")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"version\" value=\"0\"")));
    }

    @Test
    void recordsEachChangedFieldFromAndTo() throws Exception {
        save("sales", 0, "Krabi").andExpect(redirectedUrl(url));
        String changes = jdbc.sql(
                        "select changes::text from audit_entry where action = 'company.edited' and entity_id = ?")
                .param(id.toString())
                .query(String.class)
                .single();
        assertThat(changes).contains("\"Phuket\"", "\"Krabi\"", "\"tier\"").doesNotContain("billing");
    }

    @Test
    void tellsTheSlowerOfTwoEditorsAndShowsBothVersions() throws Exception {
        save("sales", 0, "Krabi").andExpect(redirectedUrl(url));
        save("finance", 0, "Hua Hin")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"Hua Hin\"")))
                .andExpect(content().string(containsString("<strong>Krabi</strong>")))
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
        assertThat(queries.find(id).details().city()).isEqualTo("Krabi");
    }

    @Test
    void letsTheSlowerSaveOnceTheOtherVersionHasBeenSeen() throws Exception {
        save("sales", 0, "Krabi");
        save("finance", 1, "Hua Hin").andExpect(redirectedUrl(url));
        assertThat(queries.find(id).details().city()).isEqualTo("Hua Hin");
    }

    @Test
    void acceptsOneOfManyWhoSaveAtTheSameMoment() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> saves = java.util.stream.IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n -> () ->
                        save("sales", 0, "City " + n).andReturn().getResponse().getStatus())
                .toList();
        int saved = 0;
        for (Future<Integer> answer : editors.invokeAll(saves)) {
            saved += answer.get() == 302 ? 1 : 0;
        }
        editors.shutdown();
        assertThat(saved).isEqualTo(1);
    }

    @Test
    void deactivatesAndActivates() throws Exception {
        mvc.perform(post(url + "/deactivate").with(as.page("sales")).with(csrf()))
                .andExpect(redirectedUrl(url));
        assertThat(queries.find(id).active()).isFalse();
        mvc.perform(post(url + "/activate").with(as.page("sales")).with(csrf())).andExpect(redirectedUrl(url));
        assertThat(queries.find(id).active()).isTrue();
    }

    @Test
    void keepsAnAccountManagerWhoHasLeftButLetsNobodyChooseOne() {
        java.util.UUID gone = java.util.UUID.randomUUID();
        jdbc.sql("""
                        insert into user_account (id, version, username, email, full_name, password_hash, active, created_at, updated_at)
                        values (?, 0, ?, ?, 'Gone Person', 'x', false, now(), now())
                        """)
                .params(gone, "gone-" + gone.toString().substring(0, 8), gone + "@bmasia.example")
                .update();
        CompanyDetails of = queries.find(id).details();
        CompanyDetails managed = new CompanyDetails(
                of.name(),
                null,
                null,
                of.country(),
                null,
                null,
                of.billingEntity(),
                30,
                null,
                null,
                of.language(),
                of.tier(),
                null,
                null,
                null,
                gone);
        assertThatThrownBy(() -> companies.edit(id, 0, managed, null)).hasMessageContaining("account-manager");
        jdbc.sql("update company set account_manager_id = ? where id = ?")
                .params(gone, id.value())
                .update();
        companies.edit(id, 0, managed, null);
        assertThat(queries.find(id).accountManager()).isEqualTo("Gone Person");
        assertThatThrownBy(() -> companies.edit(id, 0, managed, null)).isInstanceOf(Conflict.class);
    }
}
