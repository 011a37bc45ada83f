package com.bmasia.crm.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.load.Saved;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Why a request failed, as far as the person may know. {@code field} is the form field that a rule is about, {@code
 * allowed} what would be possible instead; both may be absent.
 */
record Problem(HttpStatus status, String messageKey, Object[] arguments, String field, List<String> allowed) {

    /** What an exception means to the person; everything unforeseen is a 500 that says nothing. */
    static Problem of(Throwable failure) {
        if (failure instanceof RuleViolation rule) {
            return new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, rule.messageKey(), rule.arguments(), rule.field(), List.of());
        }
        if (failure instanceof Conflict conflict) {
            return new Problem(
                    HttpStatus.CONFLICT, conflict.messageKey(), conflict.arguments(), null, conflict.allowed());
        }
        if (failure instanceof OptimisticLockingFailureException) {
            return of(HttpStatus.CONFLICT);
        }
        if (failure instanceof NotFound || isUnreadablePath(failure)) {
            return of(HttpStatus.NOT_FOUND);
        }
        if (failure instanceof AccessDeniedException) {
            return of(HttpStatus.FORBIDDEN);
        }
        if (UnstorableValue.isCauseOf(failure)) {
            return new Problem(HttpStatus.BAD_REQUEST, "web.rule.unstorable", new Object[0], null, List.of());
        }
        return ofFramework(failure);
    }

    static Problem of(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return new Problem(known, "web.error." + known.value() + ".detail", new Object[0], null, List.of());
    }

    /** Somebody's form or page outlived the session, so that its token no longer fits. */
    static Problem outdatedPage() {
        return new Problem(HttpStatus.FORBIDDEN, "web.error.outdated.detail", new Object[0], null, List.of());
    }

    /** A failure after the commit must not say that nothing was saved. */
    Problem in(HttpServletRequest request) {
        return isUnforeseen() && Saved.in(request)
                ? new Problem(status, "web.error.saved.detail", arguments, field, allowed)
                : this;
    }

    boolean isUnforeseen() {
        return status.is5xxServerError();
    }

    private static Problem ofFramework(Throwable failure) {
        if (failure instanceof MaxUploadSizeExceededException) {
            return of(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (failure instanceof ErrorResponse known) {
            return of(known.getStatusCode());
        }
        if (failure instanceof HttpMessageNotReadableException
                || failure instanceof MultipartException
                || failure instanceof MethodArgumentTypeMismatchException) {
            return of(HttpStatus.BAD_REQUEST);
        }
        return of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** {@code /tickets/no-such-thing}: what is no id names no record. */
    private static boolean isUnreadablePath(Throwable failure) {
        return failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
    }
}
