package com.bmasia.crm.users.web;

import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.handover.HandOvers.Left;
import com.bmasia.crm.users.handover.HandedOver;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The question who takes over somebody's work, and afterwards what moved. */
@Component
class HandOverChoice {

    /** The form field with the answer. */
    static final String FIELD = "handOver";

    private final UserDirectory directory;

    HandOverChoice(UserDirectory directory) {
        this.directory = directory;
    }

    /** Asks for what is left. */
    void addTo(Model model, List<Left> left) {
        model.addAttribute("left", left);
        addPeople(model);
    }

    void addPeople(Model model) {
        model.addAttribute("successors", directory.activePeople());
        model.addAttribute("successorTeams", directory.teams());
    }

    /** On the next page. */
    static void show(List<HandedOver> moved, RedirectAttributes redirect) {
        if (!moved.isEmpty()) {
            redirect.addFlashAttribute("handedOver", new ArrayList<>(moved));
        }
    }
}
