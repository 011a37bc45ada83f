package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Enforces {@link Requires}: on controllers before anything is read from the request, on service methods before the call. */
@Configuration(proxyBeanMethods = false)
class PermissionChecks implements WebMvcConfigurer {

    private static final Logger log = LoggerFactory.getLogger(PermissionChecks.class);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof HandlerMethod method) {
                    check(on(method.getMethod(), method.getBeanType()));
                }
                return true;
            }
        });
    }

    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor requiresOnMethods() {
        return new DefaultPointcutAdvisor(
                new ComposablePointcut((Pointcut) new AnnotationMatchingPointcut(null, Requires.class, true))
                        .union((Pointcut) new AnnotationMatchingPointcut(Requires.class, true)),
                (org.aopalliance.intercept.MethodInterceptor) call -> {
                    check(on(call.getMethod(), call.getThis().getClass()));
                    return call.proceed();
                });
    }

    private static Requires on(Method method, Class<?> type) {
        Requires own = AnnotatedElementUtils.findMergedAnnotation(method, Requires.class);
        boolean open = AnnotatedElementUtils.hasAnnotation(method, ForEveryone.class);
        return own != null || open ? own : AnnotatedElementUtils.findMergedAnnotation(type, Requires.class);
    }

    private static void check(Requires requires) {
        if (requires == null) {
            return;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean granted = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority ->
                                authority.getAuthority().equals(requires.value().name()));
        if (!granted) {
            log.info(
                    "refused: {} lacks {}",
                    authentication != null && authentication.getPrincipal() instanceof CurrentUser user
                            ? "user " + user.id()
                            : "a stranger",
                    requires.value());
            throw new AccessDeniedException("needs " + requires.value());
        }
    }
}
