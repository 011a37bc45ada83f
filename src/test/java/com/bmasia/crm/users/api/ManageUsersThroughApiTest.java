package com.bmasia.crm.users.api;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ManageUsersThroughApiTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    final String name = "u" + UUID.randomUUID().toString().substring(0, 12);

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.with(as.page("admin"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String create() throws Exception {
        String answer = send(post("/api/v1/users/"), """
                        {"username": "%s", "email": "%s@people.example", "full_name": "New Person",
                         "roles": ["support", "sales"], "teams": ["tech"], "password": "long enough words"}
                        """.formatted(name, name))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.roles", containsInAnyOrder("support", "sales")))
                .andExpect(jsonPath("$.is_active").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    @Test
    void createsAnAccountThatCanLogIn() throws Exception {
        create();
        new ApiClient(mvc).tryLogIn(name, "long enough words").andExpect(status().isOk());
    }

    @Test
    void findsAccountsByFilterAndSearch() throws Exception {
        create();
        mvc.perform(get("/api/v1/users/")
                        .with(as.page("admin"))
                        .param("search", name)
                        .param("is_active", "true")
                        .param("ordering", "-created_at"))
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.count_is_estimate").value(false))
                .andExpect(jsonPath("$.results", hasSize(1)))
                .andExpect(jsonPath("$.results[0].teams[0]").value("tech"));
        mvc.perform(get("/api/v1/users").with(as.page("admin")).param("password_hash", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.password_hash[0]").isNotEmpty());
    }

    @Test
    void changesOnlyWhatIsSent() throws Exception {
        String id = create();
        send(patch("/api/v1/users/" + id + "/"), "{\"full_name\": \"Other Name\", \"id\": \"" + id + "\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.full_name").value("Other Name"))
                .andExpect(jsonPath("$.username").value(name))
                .andExpect(jsonPath("$.roles", hasSize(2)));
        send(patch("/api/v1/users/" + id), "{\"is_active\": false}")
                .andExpect(jsonPath("$.is_active").value(false));
        new ApiClient(mvc).tryLogIn(name, "long enough words").andExpect(status().isUnauthorized());
    }

    @Test
    void savesNothingWhereOneFieldIsRefused() throws Exception {
        String id = create();
        send(patch("/api/v1/users/" + id), "{\"full_name\": \"Other Name\", \"password\": \"short\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.password[0]").isNotEmpty());
        mvc.perform(get("/api/v1/users/" + id).with(as.page("admin")))
                .andExpect(jsonPath("$.full_name").value("New Person"));
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        String id = create();
        send(patch("/api/v1/users/" + id), "{\"full_name\": null}")
                .andExpect(jsonPath("$.full_name[0]").isNotEmpty());
        send(patch("/api/v1/users/" + id), "{\"roles\": [\"king\"]}").andExpect(status().isBadRequest());
        send(patch("/api/v1/users/" + id), "{\"roles\": [null]}")
                .andExpect(jsonPath("$.roles[0]").isNotEmpty());
        send(patch("/api/v1/users/" + id), "{\"is_active\": null}")
                .andExpect(jsonPath("$.is_active[0]").isNotEmpty());
        send(post("/api/v1/users"), "{}").andExpect(status().isBadRequest());
    }

    @Test
    void isForAdministratorsOnly() throws Exception {
        String id = as.user("support").id().toString();
        for (MockHttpServletRequestBuilder request : new MockHttpServletRequestBuilder[] {
            get("/api/v1/users"), get("/api/v1/users/" + id), post("/api/v1/users"), patch("/api/v1/users/" + id)
        }) {
            mvc.perform(request.with(as.page("manager"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        }
    }
}
