package com.bmasia.crm.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside the controllers: in filters, in security, or while a page was being written. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    Object answer(HttpServletRequest request) {
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, "");
        Throwable failure = cause(attribute(request, RequestDispatcher.ERROR_EXCEPTION, null));
        int status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.NOT_FOUND.value());
        Problem problem = (failure == null ? withoutException(status, request) : Problem.of(failure)).in(request);
        if (problem.isUnforeseen()) {
            log.error("incident {} at {} {}", RequestIds.of(request), request.getMethod(), path, failure);
        }
        return answers.answer(problem, request, path);
    }

    /**
     * A missing permission is answered by {@link ErrorHandling}, so that a refused change that arrives here was refused for
     * its token: the session has ended, or began anew in another tab.
     */
    private static Problem withoutException(int status, HttpServletRequest request) {
        boolean change = !HttpMethod.GET.matches(request.getMethod());
        return status == HttpStatus.FORBIDDEN.value() && change
                ? Problem.outdatedPage()
                : Problem.of(HttpStatusCode.valueOf(status));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @SuppressWarnings("unchecked")
    private static <T> T attribute(HttpServletRequest request, String name, T otherwise) {
        Object value = request.getAttribute(name);
        return value == null ? otherwise : (T) value;
    }
}
