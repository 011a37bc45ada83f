package com.bmasia.crm.users;

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
import com.bmasia.crm.users.teams.TeamQueries;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ManageTeamsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TeamQueries teams;

    @Autowired
    UserDirectory directory;

    String key;

    @BeforeEach
    void newTeam() throws Exception {
        key = "t" + UUID.randomUUID().toString().substring(0, 8);
        admin(post("/users/teams/new")
                        .param("key", key)
                        .param("name", "Team " + key)
                        .param("lead", as.user("manager").id().toString())
                        .param("members", as.user("sales").id().toString()))
                .andExpect(redirectedUrl("/users/teams"));
    }

    @Test
    void countsForItsMembersAtOnce() {
        assertThat(as.user("sales").teams()).contains(key);
        assertThat(directory.leadOf(key)).contains(as.user("manager").id());
    }

    @Test
    void changesNameLeadAndMembersButNeverTheKey() throws Exception {
        admin(post("/users/teams/" + key)
                        .param("version", String.valueOf(teams.get(key).version()))
                        .param("key", "other")
                        .param("name", "Renamed " + key)
                        .param("members", as.user("finance").id().toString()))
                .andExpect(redirectedUrl("/users/teams"));
        TeamQueries.TeamView team = teams.get(key);
        assertThat(team.name()).isEqualTo("Renamed " + key);
        assertThat(team.lead()).isNull();
        assertThat(team.members()).containsExactly(as.user("finance").id());
        mvc.perform(get("/users/audit/record?entity=team&id=" + key).with(as.page("admin")))
                .andExpect(content().string(containsString("Ploy Rattanakul")))
                .andExpect(content().string(containsString("Kanya Phromma")));
    }

    @Test
    void refusesAStaleEdit() throws Exception {
        admin(post("/users/teams/" + key).param("version", "99").param("name", "Late"))
                .andExpect(status().isConflict());
    }

    @Test
    void refusesAKeyOrNameThatExists() throws Exception {
        admin(post("/users/teams/new").param("key", key).param("name", "Another"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"key-error\"")));
        admin(post("/users/teams/new").param("key", "k" + key).param("name", "team " + key))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"name-error\"")));
        admin(post("/users/teams/new").param("key", "No Key").param("name", "Another"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"No Key\"")));
    }

    @Test
    void deletesATeamButNoneThatTheRoutingNames() throws Exception {
        admin(post("/users/teams/" + key + "/delete")).andExpect(redirectedUrl("/users/teams"));
        admin(get("/users/teams/" + key)).andExpect(status().isNotFound());
        admin(post("/users/teams/tech/delete"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("cannot be deleted")));
    }

    private ResultActions admin(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page("admin")).with(csrf()));
    }
}
