package com.bmasia.crm.web;

import com.bmasia.crm.web.load.ClientGone;
import com.bmasia.crm.web.load.NoConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What controllers throw becomes one answer for all of them; what nobody foresaw is logged with its incident id. */
@ControllerAdvice
class ErrorHandling {

    private static final Logger log = LoggerFactory.getLogger(ErrorHandling.class);

    private final ProblemAnswers answers;

    ErrorHandling(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AuthenticationException || isStranger(failure, request.getUserPrincipal())) {
            throw failure; // Spring Security asks for a login.
        }
        if (ClientGone.isCauseOf(failure) || NoConnection.isCauseOf(failure)) {
            throw failure; // Dealt with outside of the session, which needs a connection too.
        }
        if (response.isCommitted()) {
            return null; // Nothing can be added to half an answer.
        }
        Problem problem = Problem.of(failure).in(request);
        if (problem.isUnforeseen()) {
            log.error(
                    "incident {} at {} {}",
                    RequestIds.of(request),
                    request.getMethod(),
                    request.getRequestURI(),
                    failure);
        }
        return answers.answer(problem, request, request.getRequestURI());
    }

    private static boolean isStranger(Exception failure, Principal person) {
        return failure instanceof AccessDeniedException && person == null;
    }
}
