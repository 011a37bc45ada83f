package com.bmasia.crm.tickets.survey.web;

import com.bmasia.crm.mail.ForRecipients;
import com.bmasia.crm.mail.PublicPages;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.survey.Rating;
import com.bmasia.crm.tickets.survey.TicketSurveys;
import com.bmasia.crm.tickets.survey.TicketSurveys.Survey;
import com.bmasia.crm.tickets.web.Refusals;
import com.bmasia.crm.users.ForEveryone;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The survey behind the stars of a mail. Reading changes nothing, because mail scanners read every link: it shows the star
 * that was clicked, and a button sends it.
 */
@Controller
@ForRecipients
@ForEveryone
class SurveyController {

    private final TicketSurveys surveys;
    private final Refusals refusals;

    SurveyController(TicketSurveys surveys, Refusals refusals) {
        this.surveys = surveys;
        this.refusals = refusals;
    }

    @Configuration(proxyBeanMethods = false)
    static class Reached {

        @Bean
        PublicPages surveyPages() {
            return new PublicPages("/survey/**");
        }
    }

    /** @param sent the answer has just been given */
    @GetMapping("/survey/{token}")
    ModelAndView page(
            @PathVariable String token,
            @RequestParam(required = false) String stars,
            @RequestParam(defaultValue = "false") String sent) {
        Optional<Survey> survey = surveys.find(token);
        if (survey.isPresent() && sent.equals("true") && survey.get().answer() != null) {
            return new ModelAndView("tickets/survey-sent", "survey", survey.get());
        }
        return page(survey, number(stars), null);
    }

    @PostMapping("/survey/{token}")
    Object answer(
            @PathVariable String token,
            @RequestParam(required = false) String stars,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "en") String lang) {
        try {
            Optional<Survey> survey = surveys.answer(token, number(stars), comment);
            return survey.filter(Survey::open).isPresent() ? sent(token, lang) : page(survey, 0, null);
        } catch (RuleViolation refused) {
            ModelAndView again = page(surveys.find(token), number(stars), comment);
            if (again.getStatus() == null) {
                again.addObject("refused", refusals.inWords(refused));
                again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            }
            return again;
        }
    }

    private static ResponseEntity<Void> sent(String token, String lang) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(UriComponentsBuilder.fromPath("/survey/{token}")
                        .queryParam("sent", true)
                        .queryParam("lang", lang.equals("th") ? "th" : "en")
                        .build(token))
                .build();
    }

    /** @param comment what was typed; null for what was answered before */
    private static ModelAndView page(Optional<Survey> survey, int stars, String comment) {
        return survey.map(found -> new ModelAndView("tickets/survey", "survey", found)
                        .addObject("stars", stars > 0 ? stars : before(found))
                        .addObject("comment", comment))
                .orElseGet(() -> new ModelAndView("mail/consent/unknown", HttpStatus.NOT_FOUND));
    }

    private static int before(Survey survey) {
        return survey.answer() == null ? 0 : survey.answer().stars();
    }

    /** Zero for what is no number of stars. */
    private static int number(String stars) {
        return stars != null && stars.matches("[1-" + Rating.MOST + "]") ? Integer.parseInt(stars) : 0;
    }
}
