package com.bmasia.crm.tickets.api;

import com.bmasia.crm.tickets.statistics.TicketStatistics;
import com.bmasia.crm.tickets.survey.Answers;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The numbers that the old dashboards show. */
@RestController
@Requires(Permission.USE_TICKETS)
@Tag(name = "tickets")
class TicketStatsApi {

    private final TicketStatistics statistics;

    TicketStatsApi(TicketStatistics statistics) {
        this.statistics = statistics;
    }

    /** @param total all tickets ever, as {@code byStatus} and {@code byPriority}; the others count what is open */
    record StatsJson(
            long total,
            Map<String, Long> byStatus,
            Map<String, Long> byPriority,
            long myOpenTickets,
            long unassigned,
            long overdue,
            SatisfactionJson satisfaction) {}

    /** What customers answered in the last 30 days; the average is null without an answer. */
    record SatisfactionJson(long answers, Double average, Map<Integer, Long> byStars) {}

    @GetMapping("/api/v1/tickets/stats")
    @Operation(summary = "Count tickets by status and priority, and those waiting")
    StatsJson stats(@AuthenticationPrincipal CurrentUser user) {
        TicketStatistics.Counts all = statistics.all();
        TicketStatistics.Now now = statistics.now(user.id());
        return new StatsJson(
                all.total(),
                all.byStatus(),
                all.byPriority(),
                now.mine(),
                now.unassigned(),
                now.overdue(),
                satisfaction());
    }

    private SatisfactionJson satisfaction() {
        Answers.Summary ratings = statistics.lastDaysRatings(30);
        return new SatisfactionJson(ratings.answers(), ratings.average(), ratings.byStars());
    }
}
