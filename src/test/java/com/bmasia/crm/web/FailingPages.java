package com.bmasia.crm.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.ForEveryone;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages of tests only, one for each way to fail. */
@Controller
@ForEveryone
class FailingPages {

    static final String SECRET = "secret detail";

    @RequestMapping("/failing/{how}")
    String fail(@PathVariable String how) {
        throw switch (how) {
            case "rule" -> new RuleViolation("subject", "web.rule.email", "x");
            case "missing" -> new NotFound("ticket", 1);
            case "conflict" -> new Conflict("web.error.409.detail");
            case "lock" -> new OptimisticLockingFailureException(SECRET);
            case "forbidden" -> new AccessDeniedException(SECRET);
            default -> new IllegalStateException(SECRET);
        };
    }

    @RequestMapping("/failing/id/{id}")
    String byId(@PathVariable UUID id) {
        return "web/error";
    }
}
