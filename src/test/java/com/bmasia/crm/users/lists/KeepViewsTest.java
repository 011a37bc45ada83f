package com.bmasia.crm.users.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Whose saved list may be renamed and removed by whom; a private one is not even there for others. */
@ModuleTest
class KeepViewsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    SavedViews views;

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

    @Test
    void areKeptAndSharedAndRemoved() throws Exception {
        keep("finance", "Urgent billing", "priority=urgent&category=billing", "true")
                .andExpect(redirectedUrl("/tickets?priority=urgent&category=billing"));
        keep("finance", "For me alone", "view=mine", "false");

        assertThat(list("marketing")).contains("Urgent billing").doesNotContain("For me alone");
        assertThat(list("finance")).contains("For me alone", "/tickets?priority=urgent&amp;category=billing");
    }

    @Test
    void needANameAndKeepToThisList() throws Exception {
        keep("finance", " ", "view=mine", "true")
                .andExpect(flash().attribute(
                                "viewRefused",
                                new ListController.Refused(null, "Enter a name of at most 60 characters.", " ", true)));
        keep("finance", "Elsewhere", "\"><script>", "false").andExpect(redirectedUrl("/tickets"));
    }

    @Test
    void sayWhenAnotherListIsReplaced() throws Exception {
        keep("finance", "Twice", "view=mine", "false").andExpect(flash().attribute("toast", "web.view.saved"));
        keep("finance", "TWICE", "view=open", "false").andExpect(flash().attribute("toast", "web.view.replaced"));
    }

    private ResultActions keep(String user, String name, String address, String shared) throws Exception {
        return mvc.perform(post("/lists/tickets/views")
                .with(as.page(user))
                .with(csrf())
                .param("name", name)
                .param("back", "/tickets?" + address)
                .param("shared", shared));
    }

    private String list(String user) throws Exception {
        return mvc.perform(get("/tickets").with(as.page(user)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions rename(String person, UUID view, String wanted) throws Exception {
        return mvc.perform(post("/lists/tickets/views/{id}/edit", view)
                .with(as.page(person))
                .with(csrf())
                .param("back", "/tickets?view=open")
                .param("name", wanted));
    }

    private UUID save(String owner, boolean shared) {
        as.signIn(owner);
        views.save("tickets", name, "view=open", shared, as.user(owner));
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
        return mvc.perform(post("/lists/tickets/views/{id}/remove", view)
                .with(as.page(person))
                .with(csrf()));
    }
}
