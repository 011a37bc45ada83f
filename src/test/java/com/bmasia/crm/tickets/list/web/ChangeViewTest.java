package com.bmasia.crm.tickets.list.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.list.TicketViews;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Whose saved list may be renamed and removed by whom; a private one is not even there for others. */
@ModuleTest
class ChangeViewTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketViews views;

    @Autowired
    As as;

    private String name;

    @BeforeEach
    void aName() {
        name = "View " + UUID.randomUUID();
    }

    @Test
    void hidesAPrivateViewFromEverybodyElse() throws Exception {
        UUID view = save("sales", false);
        remove("marketing", view).andExpect(status().isNotFound());
        remove("admin", view).andExpect(status().isNotFound());
        assertThat(isThere("sales")).isTrue();
        remove("sales", view).andExpect(redirectedUrl("/tickets"));
        assertThat(isThere("sales")).isFalse();
    }

    @Test
    void leavesASharedViewToItsOwnerAndThoseWhoEditAnyTicket() throws Exception {
        UUID view = save("sales", true);
        remove("marketing", view).andExpect(status().isForbidden());
        remove("finance", view).andExpect(status().isForbidden());
        assertThat(isThere("marketing")).isTrue();
        remove("support", view).andExpect(redirectedUrl("/tickets"));
        assertThat(isThere("sales")).isFalse();
    }

    @Test
    void isRenamedByItsOwnerOnly() throws Exception {
        UUID view = save("sales", true);
        rename("support", view, "Not yours").andExpect(status().isForbidden());
        assertThat(isThere("sales")).isTrue();
        rename("sales", view, "Renamed " + name).andExpect(redirectedUrl("/tickets?view=open"));
        assertThat(isThere("sales")).isFalse();
        name = "Renamed " + name;
        assertThat(isThere("sales")).isTrue();
        assertThat(isThere("support")).isFalse();
    }

    @Test
    void cannotTakeTheNameOfAnother() throws Exception {
        save("sales", false);
        String first = name;
        name = "Other " + name;
        UUID view = save("sales", false);
        rename("sales", view, first.toUpperCase()).andExpect(flash().attributeExists("viewRefused"));
        assertThat(isThere("sales")).isTrue();
    }

    private ResultActions rename(String person, UUID view, String wanted) throws Exception {
        return mvc.perform(post("/tickets/views/{id}/edit", view)
                .with(as.page(person))
                .with(csrf())
                .param("address", "view=open")
                .param("name", wanted));
    }

    private UUID save(String owner, boolean shared) {
        as.signIn(owner);
        views.save(name, "view=open", shared, as.user(owner));
        return views.visibleTo(as.user(owner)).stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private boolean isThere(String person) {
        as.signIn(person);
        return views.visibleTo(as.user(person)).stream()
                .anyMatch(view -> view.name().equals(name));
    }

    private ResultActions remove(String person, UUID view) throws Exception {
        return mvc.perform(
                post("/tickets/views/{id}/remove", view).with(as.page(person)).with(csrf()));
    }
}
