package com.bmasia.crm.web;

import com.bmasia.crm.users.ForEveryone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A page of tests only that shows every component of the frame. */
@Controller
@ForEveryone
class SamplePages {

    private final Clock clock;
    private final AtomicInteger ticks = new AtomicInteger();

    SamplePages(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/samples/components")
    String components(Model model) {
        model.addAttribute("at", clock.instant().minus(Duration.ofMinutes(5)));
        return "samples/components";
    }

    @PostMapping("/samples/form")
    String form(RedirectAttributes flash) {
        flash.addFlashAttribute("toast", "web.time.ago");
        flash.addFlashAttribute("toastArgs", new Object[] {"Sent"});
        return "redirect:/samples/components";
    }

    @GetMapping("/samples/companies")
    @ResponseBody
    List<Map<String, String>> companies(@RequestParam String q) {
        return List.of(Map.of("value", "1", "text", "Found " + q + " <b>Hotel</b>", "hint", "Bangkok"));
    }

    @GetMapping("/samples/tick")
    @ResponseBody
    String tick() {
        return String.valueOf(ticks.incrementAndGet());
    }
}
