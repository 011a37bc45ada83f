package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.handover.Successor;
import com.bmasia.crm.users.teams.TeamDetails;
import com.bmasia.crm.users.teams.TeamQueries;
import com.bmasia.crm.users.teams.TeamService;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/** Row 10: work never stays with people who are gone. */
@ModuleTest
class HandOverWorkTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserService users;

    @Autowired
    UserQueries queries;

    @Autowired
    TeamService teams;

    @Autowired
    TeamQueries teamQueries;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    TaskFixtures tasks;

    @Autowired
    TicketWork work;

    @Autowired
    TaskService engine;

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void countsTheWorkAndAsksWhoGetsItBeforeAnAccountEnds() throws Exception {
        CurrentUser leaving = person("tech", Role.SUPPORT);
        ticketOf(leaving);
        ticketOf(leaving);
        taskOf(leaving);
        mvc.perform(get("/users/{id}/deactivate", leaving.id()).with(as.page("admin")))
                .andExpect(content().string(containsString("2 tickets")))
                .andExpect(content().string(containsString("One task")));
        mvc.perform(post("/users/{id}/deactivate", leaving.id())
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("3 open items would be left")));
        assertThat(queries.get(leaving.id()).active()).isTrue();
    }

    @Test
    void movesEverythingToAPersonWithTheTracesOfAMoveByHand() throws Exception {
        CurrentUser leaving = person("tech", Role.SUPPORT);
        CurrentUser successor = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(leaving);
        Task task = taskOf(leaving);
        mvc.perform(post("/users/{id}/deactivate", leaving.id())
                        .param("handOver", "person:" + successor.id())
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/users/" + leaving.id()))
                .andExpect(flash().attributeExists("handedOver"));
        assertThat(assignee(ticket)).isEqualTo(successor.id().value());
        assertThat(processTask(ticket).getAssignee()).isEqualTo(successor.id().toString());
        assertThat(tasks.assignee(task)).isEqualTo(successor.id().toString());
        assertThat(audit("ticket.handed_over", ticket.toString())).isEqualTo(1);
        assertThat(audit("task.assigned", task.getId())).isEqualTo(1);
        assertThat(count("select count(*) from ticket_event where ticket_id = ? and kind = 'ASSIGNED'", ticket.value()))
                .isEqualTo(2);
        assertThat(count(
                        "select count(*) from notification where user_id = ?",
                        successor.id().value()))
                .isEqualTo(2);
    }

    @Test
    void leavesWorkOfEveryStageUnassignedInATeamWhereItCanBeTakenUp() {
        CurrentUser leaving = person("tech", Role.SUPPORT);
        TicketId fresh = ticketOf(leaving);
        TicketId begun = ticketOf(leaving);
        TicketId waiting = ticketOf(leaving);
        TicketId solved = ticketOf(leaving);
        CurrentUser acting = as.signIn(leaving.username());
        work.startWork(begun, acting);
        work.startWork(waiting, acting);
        work.waitForCustomer(waiting, "Which zone?", acting);
        work.startWork(solved, acting);
        work.resolve(solved, "Restarted.", acting);
        Task task = taskOf(leaving);
        CurrentUser admin = as.signIn("admin");
        users.deactivate(leaving.id(), Successor.team("finance"), admin);
        for (TicketId ticket : new TicketId[] {fresh, begun, waiting, solved}) {
            assertThat(assignee(ticket)).isNull();
            assertThat(tickets.column(ticket, "team", String.class)).isEqualTo("finance");
        }
        assertThat(tickets.status(fresh)).isEqualTo("NEW");
        assertThat(tickets.status(begun)).isEqualTo("IN_PROGRESS");
        assertThat(tickets.events(begun)).contains("RELEASED", "TEAM_CHANGED");
        assertThat(processTask(begun).getAssignee()).isNull();
        assertThat(offeredTo(processTask(begun))).containsExactly("finance");
        assertThat(tasks.assignee(task)).isNull();
        assertThat(offeredTo(task)).containsExactly("finance");

        CurrentUser finance = as.signIn("finance");
        work.claim(begun, finance);
        work.resolve(begun, "Done.", finance);
        work.claim(waiting, finance);
        work.resume(waiting, finance);
        assertThat(processTask(waiting).getAssignee()).isEqualTo(finance.id().toString());
        CurrentUser manager = as.signIn("manager");
        work.reopen(solved, manager);
        assertThat(tickets.status(solved)).isEqualTo("NEW");
    }

    @Test
    void keepsTheAccountWhereNobodyCanTakeOver() {
        CurrentUser leaving = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(leaving);
        CurrentUser admin = as.signIn("admin");
        for (Successor nobody : new Successor[] {
            Successor.person(leaving.id()), Successor.person(new UserId(UUID.randomUUID())), Successor.team("no-team")
        }) {
            assertThatThrownBy(() -> users.deactivate(leaving.id(), nobody, admin))
                    .isInstanceOf(RuleViolation.class);
        }
        assertThat(queries.get(leaving.id()).active()).isTrue();
        assertThat(assignee(ticket)).isEqualTo(leaving.id().value());
    }

    @Test
    void asksTheSameWhereARoleIsLost() throws Exception {
        CurrentUser person = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(person);
        mvc.perform(edit(person, Role.MARKETING, "", "").with(as.page("admin")).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"handOver-error\"")))
                .andExpect(content().string(containsString("One ticket")));
        assertThat(as.user(person.username()).roles()).containsExactly(Role.SUPPORT);
        mvc.perform(edit(person, Role.MARKETING, "", "teams")
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/users/" + person.id()));
        assertThat(as.user(person.username()).roles()).containsExactly(Role.MARKETING);
        assertThat(assignee(ticket)).isNull();
        assertThat(tickets.column(ticket, "team", String.class)).isEqualTo("tech");
    }

    @Test
    void doesNotAskWhereThePersonMayGoOn() {
        CurrentUser person = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(person);
        CurrentUser admin = as.signIn("admin");
        users.edit(person.id(), version(person), details(person, Role.MARKETING, Set.of("tech")), admin);
        assertThat(assignee(ticket)).isEqualTo(person.id().value());
    }

    @Test
    void asksTheSameWhereATeamIsLost() throws Exception {
        CurrentUser person = person("tech", Role.MARKETING);
        CurrentUser successor = person("tech", Role.MARKETING);
        TicketId ticket = ticketOf(person);
        TeamQueries.TeamView tech = teamQueries.get("tech");
        Set<UserId> others = new HashSet<>(tech.members());
        others.remove(person.id());
        TeamDetails without = new TeamDetails(tech.name(), tech.lead(), others);
        var form = post("/users/teams/tech")
                .with(as.page("admin"))
                .with(csrf())
                .param("version", String.valueOf(tech.version()))
                .param("name", tech.name())
                .param("lead", tech.lead() == null ? "" : tech.lead().toString());
        others.forEach(member -> form.param("members", member.toString()));
        mvc.perform(form)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"handOver-error\"")))
                .andExpect(content().string(containsString("One ticket")));
        CurrentUser admin = as.signIn("admin");
        assertThatThrownBy(() -> teams.edit("tech", tech.version(), without, null, admin))
                .isInstanceOf(RuleViolation.class);
        teams.edit("tech", tech.version(), without, Successor.person(successor.id()), admin);
        assertThat(assignee(ticket)).isEqualTo(successor.id().value());
        assertThat(as.user(person.username()).teams()).isEmpty();
    }

    @Test
    void handsOverThroughTheApiAndSaysWhatMoved() throws Exception {
        CurrentUser leaving = person("tech", Role.SUPPORT);
        CurrentUser successor = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(leaving);
        mvc.perform(patch("/api/v1/users/" + leaving.id())
                        .with(as.page("admin"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"is_active\": false, \"hand_over_to_user\": \"%s\"}".formatted(successor.id())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.is_active").value(false))
                .andExpect(jsonPath("$.handed_over[0].kind").value("tickets"))
                .andExpect(jsonPath("$.handed_over[0].count").value(1))
                .andExpect(jsonPath("$.handed_over[0].to").value(successor.fullName()));
        assertThat(assignee(ticket)).isEqualTo(successor.id().value());
        mvc.perform(patch("/api/v1/users/" + successor.id())
                        .with(as.page("admin"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"is_active\": false}"))
                .andExpect(jsonPath("$.handed_over[0].to").isEmpty());
        assertThat(assignee(ticket)).isNull();
    }

    @Test
    void findsTicketsOfInactivePeople() throws Exception {
        CurrentUser gone = person("tech", Role.SUPPORT);
        TicketId ticket = ticketOf(gone);
        TicketId other = ticketOf(person("tech", Role.SUPPORT));
        jdbc.sql("update user_account set active = false where id = ?")
                .param(gone.id().value())
                .update();
        mvc.perform(get("/tickets?assignee=inactive").with(as.page("manager")))
                .andExpect(content().string(containsString("/tickets/" + ticket)))
                .andExpect(content().string(not(containsString("/tickets/" + other))));
        mvc.perform(get("/api/v1/tickets/?assignee_inactive=true").with(as.page("manager")))
                .andExpect(content().string(containsString(ticket.toString())))
                .andExpect(content().string(not(containsString(other.toString()))));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder edit(
            CurrentUser person, Role role, String team, String handOver) {
        var request = post("/users/{id}", person.id())
                .param("version", String.valueOf(version(person)))
                .param("username", person.username())
                .param("email", person.username() + "@mail.example")
                .param("fullName", person.fullName())
                .param("roles", role.name())
                .param("handOver", handOver);
        return team.isEmpty() ? request : request.param("teams", team);
    }

    private CurrentUser person(String team, Role role) {
        CurrentUser person = new AccountsOfTests(users, as).create(role);
        CurrentUser admin = as.signIn("admin");
        users.edit(person.id(), version(person), details(person, role, Set.of(team)), admin);
        TestSecurityContextHolder.clearContext();
        return as.user(person.username());
    }

    private static AccountDetails details(CurrentUser person, Role role, Set<String> teams) {
        return new AccountDetails(
                person.username(), person.username() + "@mail.example", "Some Body", Set.of(role), teams);
    }

    private int version(CurrentUser person) {
        return queries.get(person.id()).version();
    }

    private TicketId ticketOf(CurrentUser person) {
        as.signIn("sales");
        TicketId ticket = tickets.ticket();
        work.claim(ticket, as.signIn(person.username()));
        TestSecurityContextHolder.clearContext();
        return ticket;
    }

    private Task taskOf(CurrentUser person) {
        Task task = tasks.task("tech");
        engine.claim(task.getId(), person.id().toString());
        return task;
    }

    private Task processTask(TicketId ticket) {
        return tasks.open(ticket.toString());
    }

    private java.util.List<String> offeredTo(Task task) {
        return engine.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .toList();
    }

    private UUID assignee(TicketId ticket) {
        return tickets.column(ticket, "assignee_id", UUID.class);
    }

    private int audit(String action, String id) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and entity_id = ?")
                .params(action, id)
                .query(Integer.class)
                .single();
    }

    private int count(String sql, Object id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }
}
