package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes into the audit log who took which list out as a file, of whatever module, also where it broke off half way. */
@Configuration(proxyBeanMethods = false)
class RecordExports implements WebMvcConfigurer {

    private static final Set<String> FILES =
            Set.of("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final AuditLog audit;

    RecordExports(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void afterCompletion(
                    HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
                Authentication who = SecurityContextHolder.getContext().getAuthentication();
                if (isList(response.getContentType())
                        && who != null
                        && who.getPrincipal() instanceof CurrentUser user) {
                    audit.recordExport(user, list(request), request.getRemoteAddr());
                }
            }
        });
    }

    private static boolean isList(String type) {
        return type != null && FILES.contains(type.split(";")[0].strip().toLowerCase());
    }

    /** With its filters: they say what was taken. */
    private static String list(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }
}
