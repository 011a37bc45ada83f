package com.bmasia.crm.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Conflict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PostMapping;

class AnswerTest {

    private static final RoomForm SAVED = new RoomForm("7", "Lobby", "Quiet");

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new RoomController())
            .setCustomArgumentResolvers(new FormWeb())
            .build();

    record RoomForm(String version, String name, String note) {
        RoomForm over(RoomForm saved) {
            return new RoomForm(saved.version, name, note);
        }
    }

    @Controller
    static class RoomController {

        @PostMapping("/rooms/edit")
        String edit(RoomForm form, Answer answer) {
            return answer.to(form, again -> show(again, answer.model()))
                    .against(conflict -> SAVED, RoomForm::over)
                    .save("room.saved", () -> save(form));
        }

        @PostMapping("/rooms/close")
        String close(RoomForm form, Answer answer) {
            return answer.to(form, again -> show(again, answer.model())).save("room.closed", () -> save(form));
        }

        private static String save(RoomForm form) {
            Checks checks = new Checks();
            checks.required("name", form.name(), 20);
            checks.line("note", form.note(), 5);
            checks.require(!"Bar".equals(form.name()), "tables", "room.rule.tables", 3);
            checks.throwIfAny();
            if (!SAVED.version().equals(form.version())) {
                throw new Conflict("room.changed");
            }
            return "/rooms/1";
        }

        private static String show(RoomForm form, Model model) {
            Forms.show(form, model);
            model.addAttribute("floors", 3);
            return "room";
        }
    }

    private ResultActions send(String address, String version, String name, String note) throws Exception {
        return mvc.perform(
                post(address).param("version", version).param("name", name).param("note", note));
    }

    @Test
    void leadsToTheRecordWithAToast() throws Exception {
        send("/rooms/edit", "7", "Lobby", "")
                .andExpect(redirectedUrl("/rooms/1"))
                .andExpect(flash().attribute("toast", "room.saved"));
    }

    @Test
    void showsTheFormAgainWithAllThatIsWrongAtTheFields() throws Exception {
        send("/rooms/edit", "7", "", "too long")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(view().name("room"))
                .andExpect(model().attribute("form", new RoomForm("7", "", "too long")))
                .andExpect(model().attribute("floors", 3))
                .andExpect(model().attributeHasFieldErrorCode("form", "name", "web.rule.required"))
                .andExpect(model().attributeHasFieldErrorCode("form", "note", "web.rule.too-long"));
    }

    @Test
    void tellsAboveTheFormWhatIsAboutNoneOfItsFields() throws Exception {
        Map<String, Object> shown = send("/rooms/edit", "7", "Bar", "")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getModelAndView()
                .getModel();
        BindingResult errors = (BindingResult) shown.get(BindingResult.MODEL_KEY_PREFIX + "form");
        assertThat(errors.getGlobalError().getCode()).isEqualTo("room.rule.tables");
        assertThat(errors.getFieldErrors()).isEmpty();
    }

    @Test
    void showsBothVersionsAfterAConflictSoThatSavingAgainIsADecision() throws Exception {
        send("/rooms/edit", "6", "Lobby", "Loud")
                .andExpect(status().isConflict())
                .andExpect(model().attribute("form", new RoomForm("7", "Lobby", "Loud")))
                .andExpect(model().attribute("savedMeanwhile", Map.of("note", "Quiet")))
                .andExpect(model().attributeHasNoErrors("form"));
        send("/rooms/edit", "7", "Lobby", "Loud").andExpect(redirectedUrl("/rooms/1"));
    }

    @Test
    void leavesAConflictToItsOwnPageWhereThereIsNothingToCompare() {
        assertThatThrownBy(() -> send("/rooms/close", "6", "Lobby", "")).hasRootCauseInstanceOf(Conflict.class);
    }
}
