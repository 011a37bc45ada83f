package com.bmasia.crm.users.api;

import com.bmasia.crm.web.api.ApiErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of a write into memory, up to the limit; the server itself limits only forms and uploads. */
class LimitBody extends OncePerRequestFilter {

    private final int limit;
    private final ApiErrors errors;

    LimitBody(DataSize limit, ApiErrors errors) {
        this.limit = Math.toIntExact(limit.toBytes());
        this.errors = errors;
    }

    static boolean isUpload(HttpServletRequest request) {
        return request.getContentType() != null
                && request.getContentType().toLowerCase().startsWith("multipart/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isUpload(request) || request.getMethod().equals("GET");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getContentLengthLong() > limit
                ? null
                : request.getInputStream().readNBytes(limit + 1);
        if (body == null || body.length > limit) {
            errors.problem(response, HttpStatus.PAYLOAD_TOO_LARGE, "web.api.too-large");
        } else {
            chain.doFilter(new BodyInMemory(request, body), response);
        }
    }
}
