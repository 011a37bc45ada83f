package com.bmasia.crm.search;

import com.bmasia.crm.search.SearchEverything.Found;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search box found, kind by kind; the one record that was found opens at once. */
@Controller
@ForEveryone
class SearchController {

    private final SearchEverything everything;

    SearchController(SearchEverything everything) {
        this.everything = everything;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal CurrentUser user, Model model) {
        List<Found> found = everything.find(q, user);
        if (found.size() == 1 && found.get(0).records().size() == 1) {
            return "redirect:" + found.get(0).records().get(0).url();
        }
        model.addAttribute("typed", q.strip());
        model.addAttribute("found", found);
        return "search/results";
    }
}
