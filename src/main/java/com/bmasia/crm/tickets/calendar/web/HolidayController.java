package com.bmasia.crm.tickets.calendar.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.calendar.Holiday;
import com.bmasia.crm.tickets.calendar.HolidayQueries;
import com.bmasia.crm.tickets.calendar.HolidayService;
import com.bmasia.crm.tickets.lifecycle.DueDates;
import com.bmasia.crm.tickets.web.Refusals;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeSet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public holidays, year by year. */
@Controller
@RequestMapping("/tickets/holidays")
@Requires(Permission.ADMINISTER)
class HolidayController {

    private static final long LARGEST_FILE = 1_000_000;

    private final HolidayService holidays;
    private final HolidayQueries queries;
    private final DueDates dueDates;
    private final Refusals refusals;
    private final Clock clock;
    private final ZoneId zone;

    HolidayController(
            HolidayService holidays,
            HolidayQueries queries,
            DueDates dueDates,
            Refusals refusals,
            Clock clock,
            ZoneId zone) {
        this.holidays = holidays;
        this.queries = queries;
        this.dueDates = dueDates;
        this.refusals = refusals;
        this.clock = clock;
        this.zone = zone;
    }

    record HolidayForm(String day, String nameEn, String nameTh) {

        private static final HolidayForm EMPTY = new HolidayForm("", "", "");

        Holiday holiday() {
            try {
                return new Holiday(day.isBlank() ? null : LocalDate.parse(day), nameEn, nameTh);
            } catch (DateTimeException unreadable) {
                return new Holiday(null, nameEn, nameTh);
            }
        }
    }

    /** @param ask whether to look for due times that the calendar no longer agrees with, and offer to move them */
    @GetMapping
    String page(
            @RequestParam(required = false) Integer year,
            @RequestParam(defaultValue = "false") boolean ask,
            Model model) {
        int thisYear = clock.instant().atZone(zone).getYear();
        int shown = year == null ? thisYear : year;
        if (shown < 1 || shown > 9999) {
            throw new NotFound("year", shown);
        }
        TreeSet<Integer> years = new TreeSet<>(queries.years());
        years.add(thisYear);
        years.add(shown);
        model.addAttribute("year", shown);
        model.addAttribute("years", years);
        model.addAttribute("holidays", queries.ofYear(shown));
        model.addAttribute("asked", ask);
        model.addAttribute("outdated", !ask ? 0 : dueDates.outdated());
        if (!model.containsAttribute("form")) {
            Forms.show(HolidayForm.EMPTY, model);
        }
        return "tickets/holidays";
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameTh,
            @RequestParam(required = false) Integer year,
            @AuthenticationPrincipal CurrentUser user,
            Answer answer) {
        HolidayForm form = new HolidayForm(day, nameEn, nameTh);
        return answer.to(form, again -> show(again, year, answer.model())).save("tickets.holidays.saved", () -> {
            Holiday holiday = form.holiday();
            holidays.save(user, holiday);
            return "/tickets/holidays?year=" + holiday.day().getYear() + "&ask=true";
        });
    }

    @PostMapping("/{day}/remove")
    String remove(@PathVariable LocalDate day, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        holidays.remove(user, day);
        redirect.addFlashAttribute("toast", "tickets.holidays.removed");
        return "redirect:/tickets/holidays?year=" + day.getYear() + "&ask=true";
    }

    /** Where there are more than go at once, the page asks for the rest. */
    @PostMapping("/due-dates")
    String moveDueDates(
            @RequestParam(required = false) Integer year,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", "tickets.holidays.due.moved")
                .addFlashAttribute("toastArgs", new Object[] {dueDates.move(user)});
        return "redirect:/tickets/holidays?" + (year == null ? "" : "year=" + year + "&") + "ask=true";
    }

    @PostMapping("/import")
    String importFile(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) Integer year,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        try {
            if (file.getSize() > LARGEST_FILE) {
                throw new RuleViolation("file", "tickets.holidays.rule.file.size");
            }
            String text = new String(file.getBytes(), StandardCharsets.UTF_8);
            HolidayService.Imported imported = holidays.importFrom(user, text);
            redirect.addFlashAttribute("toast", "tickets.holidays.imported")
                    .addFlashAttribute("toastArgs", new Object[] {imported.added(), imported.known()});
            return "redirect:/tickets/holidays?year=" + imported.first().getYear() + "&ask=true";
        } catch (RuleViolation refusal) {
            response.setStatus(422);
            model.addAttribute("refusedFile", refusals.inWords(refusal));
            return page(year, false, model);
        }
    }

    private String show(HolidayForm form, Integer year, Model model) {
        Forms.show(form, model);
        return page(year, false, model);
    }
}
