package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.web.list.Keyset;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Every list refuses a cursor that it did not make in the same words; none begins again silently, none fails. */
@ModuleTest
class RefuseForeignCursorsTest {

    private static final String WORDS = "That page is no longer available. Start from the top.";
    private static final String OF_ANOTHER_LIST = Keyset.newestFirst("elsewhere", "at", "id")
            .cursor(List.of("2026-11-10 00:00:00+00", new UUID(0, 0).toString()));
    private static final List<String> FOREIGN =
            List.of("x", "%%", "2026-11-10T00:00:00Z_00000000-0000-0000-0000-000000000000", OF_ANOTHER_LIST);

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    ListSpec<UserQueries.UserDetails> users;

    @Autowired
    Lists lists;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/companies",
                "/customers/contacts",
                "/mail/log",
                "/mail/returned",
                "/mail/suppressions",
                "/mail/templates",
                "/tasks",
                "/tickets",
                "/tickets/inbound-emails",
                "/users",
                "/users/audit",
                "/users/notifications"
            })
    void onPages(String address) throws Exception {
        for (String cursor : FOREIGN) {
            onPage(address, cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "companies",
                "contacts",
                "email-logs",
                "email-suppressions",
                "email-templates",
                "inbound-emails",
                "mail-accounts",
                "tasks",
                "ticket-attachments",
                "ticket-comments",
                "tickets",
                "users"
            })
    void inTheApi(String list) throws Exception {
        for (String cursor : FOREIGN) {
            inTheApi(list, cursor);
        }
    }

    @Test
    void whoseValuesSomebodyChanged() throws Exception {
        String cursor = lists.page(users, ListQuery.ofWords(""), Scope.all(), 1).next();
        String[] parts = cursor.split("\\.");
        assertThat(parts).hasSize(3);
        mvc.perform(get("/users").param("after", cursor).with(as.page("admin"))).andExpect(status().isOk());
        onPage("/users", parts[0] + "." + parts[1] + "." + encoded("no id"));
        onPage("/users", parts[0] + "." + encoded("a\0") + "." + parts[2]);
        onPage("/users", parts[0] + ".~." + parts[2]);
    }

    @Test
    void whoseValuesSomebodyChangedInTheApi() throws Exception {
        String first = mvc.perform(
                        get("/api/v1/users/?page_size=1&cursor=start").with(as.page("admin")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String cursor = first.replaceAll("(?s).*cursor=([A-Za-z0-9._~-]+)\".*", "$1");
        mvc.perform(get("/api/v1/users/").param("cursor", cursor).with(as.page("admin")))
                .andExpect(status().isOk());
        inTheApi("users", cursor.substring(0, cursor.lastIndexOf('.') + 1) + encoded("no id"));
    }

    private void inTheApi(String list, String cursor) throws Exception {
        mvc.perform(get("/api/v1/{list}/", list).param("cursor", cursor).with(as.page("admin")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.cursor[0]").value(WORDS));
    }

    private void onPage(String address, String cursor) throws Exception {
        mvc.perform(get(address).param("after", cursor).with(as.page("admin")).accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(WORDS)));
    }

    private static String encoded(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
