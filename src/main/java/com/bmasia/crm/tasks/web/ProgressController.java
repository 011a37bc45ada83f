package com.bmasia.crm.tasks.web;

import com.bmasia.crm.tasks.progress.Progress;
import com.bmasia.crm.tasks.progress.ProgressQueries;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.Times;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The process of a record, as a part of the record's page: any module loads it with {@code hx-get}. Asked of the process's
 * own permission to see its records.
 */
@Controller
@RequestMapping("/tasks/process/{processKey}/{businessKey}")
@ForEveryone
class ProgressController {

    private final ProgressQueries progress;
    private final Times times;

    ProgressController(ProgressQueries progress, Times times) {
        this.progress = progress;
        this.times = times;
    }

    /** What the diagram marks. Element ids are those of the model. */
    record State(
            boolean ended,
            List<String> tokens,
            List<String> completed,
            List<String> interrupted,
            List<String> flows,
            List<Mark> timers,
            List<Mark> incidents) {}

    record Mark(String element, String text) {}

    @GetMapping
    String page(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        part(processKey, businessKey, user, model);
        return "tasks/progress";
    }

    @GetMapping(headers = "HX-Request=true")
    String part(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        model.addAttribute("progress", progress.of(processKey, businessKey, user));
        model.addAttribute("url", "/tasks/process/" + processKey + "/" + businessKey);
        return "tasks/progress :: progress";
    }

    @GetMapping("/state")
    @ResponseBody
    State state(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user) {
        Progress now = progress.of(processKey, businessKey, user);
        return new State(
                now.isEnded(),
                now.tokens(),
                now.completed(),
                now.interrupted(),
                now.flows(),
                now.timers().stream()
                        .map(timer -> new Mark(timer.element(), times.dateTime(timer.due())))
                        .toList(),
                now.incidents().stream()
                        .filter(incident -> incident.element() != null)
                        .map(incident -> new Mark(incident.element(), incident.message()))
                        .toList());
    }

    @GetMapping(path = "/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String diagram(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user) {
        return progress.diagram(processKey, businessKey, user);
    }
}
