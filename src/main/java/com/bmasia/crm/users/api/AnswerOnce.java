package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.api.RepeatedWrites.Answer;
import com.bmasia.crm.users.api.RepeatedWrites.Known;
import com.bmasia.crm.web.api.ApiErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Does a write with the same {@code Idempotency-Key} once, and gives the first answer again to every repetition. */
class AnswerOnce extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final RepeatedWrites writes;
    private final ApiErrors errors;

    AnswerOnce(RepeatedWrites writes, ApiErrors errors) {
        this.writes = writes;
        this.errors = errors;
    }

    /** Answers of {@code auth/} are tokens, which are never stored. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod())
                || request.getHeader(HEADER) == null
                || request.getRequestURI().startsWith(request.getContextPath() + "/api/v1/auth/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof CurrentUser user)) {
            chain.doFilter(request, response);
            return;
        }
        if (!KEY.matcher(key).matches()) {
            errors.write(new RuleViolation("idempotency_key", "web.api.idempotency.form"), response);
            return;
        }
        Known known = writes.take(user.id(), key, fingerprint(request));
        if (known instanceof Known.Other) {
            errors.problem(response, HttpStatus.UNPROCESSABLE_ENTITY, "web.api.idempotency.other");
        } else if (known instanceof Known.UnderWay) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            errors.problem(response, HttpStatus.CONFLICT, "web.api.idempotency.under-way");
        } else if (known instanceof Known.Done done) {
            repeat(done.answer(), response);
        } else {
            answer(user.id(), key, request, response, chain);
        }
    }

    private void answer(
            UserId user, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, recorded);
            int status = recorded.getStatus();
            if (status < 500 && status != HttpStatus.TOO_MANY_REQUESTS.value()) {
                writes.keep(
                        user,
                        key,
                        new Answer(
                                status,
                                recorded.getContentType(),
                                recorded.getHeader(HttpHeaders.LOCATION),
                                recorded.getContentAsByteArray()));
                kept = true;
            }
        } finally {
            if (!kept) {
                writes.giveUp(user, key);
            }
            recorded.copyBodyToResponse();
        }
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }

    /** Of method, address and body; of an upload its parts, because the boundary between them differs each time. */
    private static byte[] fingerprint(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = Secrets.sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, String.valueOf(request.getQueryString()));
        if (LimitBody.isUpload(request)) {
            addParts(digest, request);
        } else {
            digest.update(request.getInputStream().readAllBytes());
        }
        return digest.digest();
    }

    private static void addParts(MessageDigest digest, HttpServletRequest request)
            throws IOException, ServletException {
        try {
            for (Part part : request.getParts()) {
                add(digest, part.getName());
                add(digest, String.valueOf(part.getSubmittedFileName()));
                try (InputStream content = part.getInputStream()) {
                    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                }
            }
        } catch (IllegalStateException e) {
            // Too large. The server says so again to whoever asks for the parts next, where it becomes a 413.
            add(digest, "too large");
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
