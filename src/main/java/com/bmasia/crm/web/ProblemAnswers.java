package com.bmasia.crm.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns a {@link Problem} into what the client reads: a page for a browser that asked for one, and {@code
 * application/problem+json} for the scripts of our pages. API controllers have answers of their own, by their clients'
 * habits; of the API only what fails before it reaches one of them is answered here.
 */
@Component
class ProblemAnswers {

    private final MessageSource messages;

    ProblemAnswers(MessageSource messages) {
        this.messages = messages;
    }

    Object answer(Problem problem, HttpServletRequest request, String path) {
        String incident = problem.isUnforeseen() ? RequestIds.of(request) : null;
        return wantsPage(request, path) ? page(problem, incident, request) : json(problem, incident);
    }

    private ModelAndView page(Problem problem, String incident, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("web/error", problem.status());
        page.addObject("code", problem.status().value());
        page.addObject("heading", title(problem));
        page.addObject("detail", detail(problem));
        page.addObject("incident", incident);
        page.addObject("signedIn", request.getUserPrincipal() != null);
        page.addObject("back", back(request));
        return page;
    }

    private ResponseEntity<ProblemDetail> json(Problem problem, String incident) {
        HttpStatus status = problem.status();
        String detail = detail(problem);
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title(problem));
        if (problem.field() != null) {
            body.setProperty(problem.field(), List.of(detail));
        }
        if (!problem.allowed().isEmpty()) {
            body.setProperty("allowed", problem.allowed());
        }
        if (incident != null) {
            body.setProperty("incident", incident);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Our own errors have a title beside their detail; a rule or conflict of a module has that of its status. */
    private String title(Problem problem) {
        String byStatus = "web.error." + problem.status().value() + ".title";
        String key = problem.messageKey().startsWith("web.error.")
                ? problem.messageKey().replace(".detail", ".title")
                : byStatus;
        return text(key, new Object[0], problem.status().getReasonPhrase());
    }

    private String detail(Problem problem) {
        return text(problem.messageKey(), problem.arguments(), text("web.error.other.detail", new Object[0], null));
    }

    private String text(String key, Object[] arguments, String otherwise) {
        return messages.getMessage(key, arguments, otherwise, LocaleContextHolder.getLocale());
    }

    private static boolean wantsPage(HttpServletRequest request, String path) {
        String accept = request.getHeader("Accept");
        return !ApiRequests.isApi(path)
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Where the person came from, if that was a page of ours; a way back that no other site can choose. */
    private static String back(HttpServletRequest request) {
        String referrer = request.getHeader("Referer");
        String own = request.getScheme() + "://" + request.getHeader("Host") + "/";
        boolean ours = referrer != null && referrer.startsWith(own);
        // A second slash would make the next word the name of a host.
        return ours && !referrer.startsWith("/", own.length()) ? referrer.substring(own.length() - 1) : null;
    }
}
