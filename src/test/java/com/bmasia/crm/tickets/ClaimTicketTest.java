package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class ClaimTicketTest {

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    @Test
    void givesItToOneOfTwoAndTellsTheOtherWhoHasIt() throws Exception {
        as.signIn("sales");
        TicketId ticket = fixtures.ticket();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService agents = Executors.newFixedThreadPool(2);
        List<Future<CurrentUser>> claims = Stream.of("support", "manager")
                .map(name -> agents.submit(() -> {
                    CurrentUser agent = as.signIn(name);
                    together.await(10, TimeUnit.SECONDS);
                    work.claim(ticket, agent);
                    return agent;
                }))
                .toList();
        agents.shutdown();
        List<CurrentUser> winners = claims.stream()
                .map(ClaimTicketTest::winner)
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(fixtures.column(ticket, "assignee_id", java.util.UUID.class))
                .isEqualTo(winners.get(0).id().value());
        Future<CurrentUser> loser = claims.stream()
                .filter(claim -> winner(claim) == null)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(loser::get)
                .cause()
                .isInstanceOfSatisfying(
                        Conflict.class,
                        refused -> assertThat(refused.arguments())
                                .containsExactly(winners.get(0).fullName()));
    }

    @Test
    void isForTheTeamAndForThoseWhoMayEditAnyTicket() {
        as.signIn("sales");
        TicketId ticket = fixtures.ticket();
        CurrentUser marketing = as.signIn("marketing");
        assertThatThrownBy(() -> work.claim(ticket, marketing)).isInstanceOf(AccessDeniedException.class);
        CurrentUser finance = as.signIn("finance");
        assertThatThrownBy(() -> work.claim(ticket, finance)).isInstanceOf(AccessDeniedException.class);
        work.claim(ticket, as.signIn("manager"));
        assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");
    }

    private static CurrentUser winner(Future<CurrentUser> claim) {
        try {
            return claim.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            return null;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
