package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.ApiRequests;
import com.bmasia.crm.web.UnstorableValue;
import com.bmasia.crm.web.load.ClientGone;
import com.bmasia.crm.web.load.NoConnection;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every failure under {@code /api} as JSON: 400 by field, all else as a problem. A resolver and not an advice, because an
 * advice is not asked when no controller was reached (unknown address, too large upload).
 */
@Component
public class ApiErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    private final MessageSource messages;
    private final ApiAnswers answers;

    ApiErrors(MessageSource messages, ApiAnswers answers) {
        this.messages = messages;
        this.answers = answers;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!ApiRequests.isApi(request)) {
            return null;
        }
        if (NoConnection.isCauseOf(failure) || ClientGone.isCauseOf(failure)) {
            return null; // Dealt with outside of everything that needs a connection.
        }
        write(failure, response);
        return new ModelAndView();
    }

    /** Also for filters, where no controller is in sight. */
    public void write(Exception failure, HttpServletResponse response) {
        if (response.isCommitted()) {
            log.warn("failed after the answer had begun: {}", failure.toString());
            return;
        }
        response.resetBuffer();
        if (failure instanceof RuleViolation rule) {
            fields(response, byField(rule));
        } else if (failure instanceof Conflict conflict) {
            Map<String, Object> more = conflict.allowed().isEmpty() ? Map.of() : Map.of("allowed", conflict.allowed());
            answers.problem(response, HttpStatus.CONFLICT, text(conflict.messageKey(), conflict.arguments()), more);
        } else if (failure instanceof TooManyRequests busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(busy.seconds()));
            problem(response, HttpStatus.TOO_MANY_REQUESTS, "web.api.too-many-requests", busy.seconds());
        } else if (failure instanceof NotFound) {
            problem(response, HttpStatus.NOT_FOUND, "web.api.not-found");
        } else if (failure instanceof AccessDeniedException) {
            problem(response, HttpStatus.FORBIDDEN, "web.api.forbidden");
        } else if (failure instanceof BadCredentialsException) {
            problem(response, HttpStatus.UNAUTHORIZED, "web.api.bad-credentials");
        } else if (failure instanceof AuthenticationException) {
            problem(response, HttpStatus.UNAUTHORIZED, "web.api.unauthorized");
        } else if (failure instanceof OptimisticLockingFailureException) {
            problem(response, HttpStatus.CONFLICT, "web.api.changed-meanwhile");
        } else if (UnstorableValue.isCauseOf(failure)) {
            field(response, null, text("web.rule.unstorable"));
        } else if (failure instanceof DataIntegrityViolationException) {
            log.warn("refused by a constraint", failure);
            problem(response, HttpStatus.CONFLICT, "web.api.constraint");
        } else if (!badInput(failure, response)) {
            others(failure, response);
        }
    }

    private boolean badInput(Exception failure, HttpServletResponse response) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            fields(response, byField(invalid));
        } else if (failure instanceof BindException invalid) {
            fields(response, byField(invalid));
        } else if (failure instanceof HandlerMethodValidationException invalid) {
            Map<String, List<String>> byName = new LinkedHashMap<>();
            invalid.getParameterValidationResults()
                    .forEach(result -> byName.put(
                            result.getMethodParameter().getParameterName(),
                            result.getResolvableErrors().stream()
                                    .map(this::text)
                                    .toList()));
            fields(response, byName);
        } else if (failure instanceof ConstraintViolationException invalid) {
            fields(
                    response,
                    invalid.getConstraintViolations().stream()
                            .collect(Collectors.groupingBy(
                                    violation -> violation.getPropertyPath().toString(),
                                    LinkedHashMap::new,
                                    Collectors.mapping(violation -> violation.getMessage(), Collectors.toList()))));
        } else if (failure instanceof HttpMessageNotReadableException unreadable) {
            unreadable(unreadable, response);
        } else if (failure instanceof MissingServletRequestParameterException missing) {
            field(response, missing.getParameterName(), text("web.api.required"));
        } else if (failure instanceof MissingServletRequestPartException missing) {
            field(response, missing.getRequestPartName(), text("web.api.required"));
        } else if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
                // An id of another form is the id of nothing.
                problem(response, HttpStatus.NOT_FOUND, "web.api.not-found");
            } else {
                field(response, mismatch.getName(), text("web.api.wrong-type"));
            }
        } else {
            return false;
        }
        return true;
    }

    private Map<String, List<String>> byField(RuleViolation refusal) {
        return refusal.broken().stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.field() == null ? "non_field_errors" : rule.field(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                rule -> text(rule.messageKey(), rule.arguments().toArray()), Collectors.toList())));
    }

    private Map<String, List<String>> byField(BindException invalid) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        invalid.getFieldErrors()
                .forEach(error -> byName.computeIfAbsent(error.getField(), name -> new ArrayList<>())
                        .add(error.isBindingFailure() ? text("web.api.wrong-type") : text(error)));
        invalid.getGlobalErrors()
                .forEach(error -> byName.computeIfAbsent("non_field_errors", name -> new ArrayList<>())
                        .add(text(error)));
        return byName;
    }

    private void unreadable(HttpMessageNotReadableException failure, HttpServletResponse response) {
        if (failure.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            boolean unknown = mapping instanceof UnrecognizedPropertyException;
            String message = text(unknown ? "web.api.unknown-field" : "web.api.wrong-type");
            answers.badRequest(response, Map.of(path, List.of(message)), text("web.api.bad-request")); // as it was sent
        } else {
            field(response, null, text("web.api.unreadable"));
        }
    }

    private void others(Exception failure, HttpServletResponse response) {
        if (failure instanceof MaxUploadSizeExceededException) {
            problem(response, HttpStatus.PAYLOAD_TOO_LARGE, "web.api.too-large");
        } else if (failure instanceof ErrorResponse known
                && known.getStatusCode().is4xxClientError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            String detail = messages.getMessage(
                    "web.api.status." + status.value(), null, status.getReasonPhrase(), Locale.ENGLISH);
            answers.problem(response, status, detail, Map.of());
        } else {
            String request = response.getHeader("X-Request-Id");
            String incident = request == null ? UUID.randomUUID().toString() : request;
            log.error("incident {}", incident, failure);
            answers.problem(
                    response,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    text("web.api.incident", incident),
                    Map.of("incident", incident));
        }
    }

    /** A problem whose detail is this message. */
    public void problem(HttpServletResponse response, HttpStatus status, String messageKey, Object... arguments) {
        answers.problem(response, status, text(messageKey, arguments), Map.of());
    }

    private void field(HttpServletResponse response, String field, String message) {
        fields(response, Map.of(field == null ? "non_field_errors" : field, List.of(message)));
    }

    private void fields(HttpServletResponse response, Map<String, List<String>> messagesByField) {
        Map<String, List<String>> spoken = new LinkedHashMap<>();
        messagesByField.forEach((field, texts) -> spoken.put(ApiAnswers.spoken(field), texts));
        answers.badRequest(response, spoken, text("web.api.bad-request"));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, key, Locale.ENGLISH);
    }

    private String text(MessageSourceResolvable error) {
        return messages.getMessage(error, Locale.ENGLISH);
    }
}
