package com.bmasia.crm.tickets.statistics;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Numbers about tickets. */
@Controller
@Requires(Permission.USE_TICKETS)
class StatisticsController {

    private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);
    private static final int USUAL = 30;

    private final TicketStatistics statistics;

    StatisticsController(TicketStatistics statistics) {
        this.statistics = statistics;
    }

    @GetMapping("/tickets/statistics")
    String page(
            @RequestParam(defaultValue = "" + USUAL) String days,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        int chosen = PERIODS.stream()
                .filter(period -> period.toString().equals(days))
                .findFirst()
                .orElse(USUAL);
        model.addAttribute("now", statistics.now(user.id()));
        model.addAttribute("counts", statistics.open());
        model.addAttribute("period", statistics.lastDays(chosen));
        model.addAttribute("days", chosen);
        model.addAttribute("periods", PERIODS);
        return "tickets/statistics";
    }
}
