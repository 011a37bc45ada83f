package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
@RecordApplicationEvents
class ManageAccountsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    UserQueries queries;

    @Autowired
    ListSpec<UserQueries.UserDetails> list;

    @Autowired
    Lists lists;

    @Autowired
    ApplicationEvents events;

    AccountsOfTests accounts;

    @BeforeEach
    void accounts() {
        accounts = new AccountsOfTests(users, as);
    }

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void createsAnAccountWithRolesAndTeamsAndSaysSoInTheAuditLog() throws Exception {
        String name = "n" + UUID.randomUUID().toString().substring(0, 10);
        mvc.perform(post("/users/new")
                        .with(as.page("admin"))
                        .with(csrf())
                        .param("fullName", "Dao Petch")
                        .param("email", name + "@mail.example")
                        .param("username", name)
                        .param("roles", "SALES", "FINANCE")
                        .param("teams", "sales", "finance")
                        .param("invite", "false")
                        .param("password", "words in a row"))
                .andExpect(redirectedUrlPattern("/users/*"));
        CurrentUser created = as.user(name);
        assertThat(created.roles()).containsExactlyInAnyOrder(Role.SALES, Role.FINANCE);
        assertThat(created.teams()).containsExactlyInAnyOrder("sales", "finance");
        assertThat(auditOf(created, "user.created")).contains("Finance, Sales").doesNotContain("words in a row");
    }

    @Test
    void keepsWhatWasTypedAndNamesTheFieldThatIsWrong() throws Exception {
        mvc.perform(post("/users/new")
                        .with(as.page("admin"))
                        .with(csrf())
                        .param("fullName", "Dao <b>Petch</b>")
                        .param("email", "no-address")
                        .param("username", "dao")
                        .param("roles", "SALES")
                        .param("invite", "true"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Dao &lt;b&gt;Petch")))
                .andExpect(content().string(containsString("id=\"email-error\"")));
    }

    @Test
    void refusesANameOrAddressThatAnotherAccountHas() {
        CurrentUser taken = accounts.create(Role.SALES);
        CurrentUser admin = as.signIn("admin");
        assertRefused(() ->
                        users.create(details(taken.username().toUpperCase(), "x@y.example", Role.SALES), null, admin))
                .isEqualTo("username");
        assertRefused(() -> users.create(
                        details("other" + taken.username(), taken.username() + "@MAIL.example", Role.SALES),
                        null,
                        admin))
                .isEqualTo("email");
    }

    @Test
    void refusesAUserNameThatLooksLikeAnAddress() {
        assertRefused(() -> details("a@b.example", "x@y.example", Role.SALES)).isEqualTo("username");
    }

    @Test
    void changesRolesAtTheNextClick() throws Exception {
        CurrentUser person = accounts.create(Role.SALES);
        Cookie session = logIn(person);
        mvc.perform(get("/users").cookie(session)).andExpect(status().isForbidden());
        edit(person, details(person.username(), person.username() + "@mail.example", Role.ADMIN));
        mvc.perform(get("/users").cookie(session)).andExpect(status().isOk());
        assertThat(auditOf(person, "user.edited")).contains("\"from\": \"Sales\"", "\"to\": \"Admin\"");
        edit(person, details(person.username(), person.username() + "@mail.example", Role.SALES));
        mvc.perform(get("/users").cookie(session)).andExpect(status().isForbidden());
    }

    @Test
    void refusesAnEditOnTopOfOneThatTheEditorHasNotSeen() {
        CurrentUser person = accounts.create(Role.SALES);
        int seen = queries.get(person.id()).version();
        AccountDetails details = details(person.username(), person.username() + "@mail.example", Role.FINANCE);
        CurrentUser admin = as.signIn("admin");
        users.edit(person.id(), seen, details, admin);
        assertThatThrownBy(() -> users.edit(person.id(), seen, details, admin)).isInstanceOf(Conflict.class);
    }

    @Test
    void endsSessionsOfADeactivatedAccountAndLetsItBackInLater() throws Exception {
        CurrentUser person = accounts.create(Role.SALES);
        Cookie session = logIn(person);
        mvc.perform(post("/users/{id}/deactivate", person.id())
                        .param("handOver", "teams")
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/users/" + person.id()));
        mvc.perform(get("/users/me").cookie(session)).andExpect(status().is3xxRedirection());
        assertThat(sessionsOf(person)).isZero();
        assertThat(events.stream(AccountDeactivated.class)).containsExactly(new AccountDeactivated(person.id()));
        mvc.perform(
                post("/users/{id}/activate", person.id()).with(as.page("admin")).with(csrf()));
        logIn(person);
    }

    @Test
    void nobodyDeactivatesOneself() throws Exception {
        mvc.perform(post("/users/{id}/deactivate", as.user("admin").id())
                        .param("handOver", "teams")
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("You cannot deactivate your own account.")));
    }

    @Test
    void keepsTheLastActiveAdministrator() {
        CurrentUser second = accounts.create(Role.ADMIN);
        List<UUID> others =
                jdbc.sql("""
                        update user_account set active = false
                         where active and id <> ? and id in (select user_id from user_role where role = 'ADMIN')
                        returning id
                        """).param(second.id().value()).query(UUID.class).list();
        try {
            as.signIn(second.username());
            assertRefused(() -> users.edit(
                            second.id(),
                            queries.get(second.id()).version(),
                            details(second.username(), second.username() + "@mail.example", Role.SALES),
                            second))
                    .isEqualTo("roles");
            assertThatThrownBy(() -> users.deactivate(second.id(), null)).isInstanceOf(RuleViolation.class);
        } finally {
            jdbc.sql("update user_account set active = true where id in (:ids)")
                    .param("ids", others)
                    .update();
        }
    }

    @Test
    void setsAPasswordForSomebodyAndEndsTheirSessions() throws Exception {
        CurrentUser person = accounts.create(Role.SALES);
        Cookie session = logIn(person);
        mvc.perform(post("/users/{id}/password", person.id())
                        .with(as.page("admin"))
                        .with(csrf())
                        .param("password", "handed over in person"))
                .andExpect(redirectedUrl("/users/" + person.id()));
        mvc.perform(get("/users/me").cookie(session)).andExpect(status().is3xxRedirection());
        assertThat(events.stream(PasswordChanged.class)).contains(new PasswordChanged(person.id()));
        assertThat(auditOf(person, "user.password-set")).isEqualTo("{}");
    }

    @Test
    void findsAccountsByNameRoleTeamAndStatus() throws Exception {
        CurrentUser person = accounts.create(Role.MARKETING);
        String filters = "/users?role=MARKETING&q=" + person.username();
        mvc.perform(get(filters).with(as.page("admin")))
                .andExpect(content().string(containsString("/users/" + person.id())));
        mvc.perform(get(filters + "&status=INACTIVE").with(as.page("admin")))
                .andExpect(content().string(not(containsString("/users/" + person.id()))));
        mvc.perform(get(filters + "&team=finance").with(as.page("admin")).header("HX-Request", "true"))
                .andExpect(content().string(not(containsString("/users/" + person.id()))))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void readsALongListPageByPage() {
        String prefix = UUID.randomUUID().toString().substring(0, 8);
        CurrentUser admin = as.signIn("admin");
        for (int i = 0; i < 5; i++) {
            String name = "p" + prefix + i;
            users.create(
                    new AccountDetails(name, name + "@mail.example", "Same Name", Set.of(Role.SALES), Set.of()),
                    null,
                    admin);
        }
        ListQuery query = ListQuery.ofWords("p" + prefix);
        var first = lists.page(list, query, Scope.all(), 3);
        var second = lists.page(list, query.with("after", first.next()), Scope.all(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void isForAdministratorsInTheServiceTooAndLogsWhomItRefused(CapturedOutput output) {
        CurrentUser manager = as.signIn("manager");
        assertThatThrownBy(() -> users.deactivate(as.user("sales").id(), manager))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(output).contains("refused: user " + manager.id() + " lacks ADMINISTER");
    }

    private void edit(CurrentUser person, AccountDetails details) {
        CurrentUser admin = as.signIn("admin");
        users.edit(person.id(), queries.get(person.id()).version(), details, admin);
        TestSecurityContextHolder.clearContext();
    }

    private static AccountDetails details(String username, String email, Role role) {
        return new AccountDetails(username, email, "Some Body", Set.of(role), Set.of());
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertRefused(Runnable useCase) {
        return (org.assertj.core.api.AbstractStringAssert<?>) assertThatThrownBy(useCase::run)
                .isInstanceOf(RuleViolation.class)
                .extracting(refusal -> ((RuleViolation) refusal).field())
                .asString();
    }

    private Cookie logIn(CurrentUser person) throws Exception {
        return mvc.perform(post("/login")
                        .with(csrf())
                        .param("username", person.username())
                        .param("password", AccountsOfTests.PASSWORD))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("crm");
    }

    private int sessionsOf(CurrentUser person) {
        return jdbc.sql("select count(*) from user_session where principal_name = ?")
                .param(person.id().toString())
                .query(Integer.class)
                .single();
    }

    private String auditOf(CurrentUser person, String action) {
        return jdbc.sql(
                        "select changes::text from audit_entry where entity_id = ? and action = ? order by at desc limit 1")
                .params(person.id().toString(), action)
                .query(String.class)
                .single();
    }
}
