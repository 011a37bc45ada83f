package com.bmasia.crm.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lets controllers take a {@link ListRequest}, and makes the trailing slash of API addresses optional. */
@Configuration(proxyBeanMethods = false)
class ApiWeb implements WebMvcConfigurer {

    private final RefuseFieldsWithoutEffect refuseFields;

    ApiWeb(RefuseFieldsWithoutEffect refuseFields) {
        this.refuseFields = refuseFields;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(refuseFields).addPathPatterns("/api/v1/**");
    }

    @Bean
    static FilterRegistrationBean<UrlHandlerFilter> optionalTrailingSlash() {
        UrlHandlerFilter filter =
                UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build();
        FilterRegistrationBean<UrlHandlerFilter> registration = new FilterRegistrationBean<>(filter);
        // Before security, so that both spellings meet the same rules.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == ListRequest.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    ModelAndViewContainer container,
                    NativeWebRequest web,
                    WebDataBinderFactory binders) {
                HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
                return new ListRequest(
                        ServletUriComponentsBuilder.fromRequest(request).build().toUriString(), parameters(request));
            }
        });
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(entry -> !last(entry.getValue()).isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> last(entry.getValue())));
    }

    private static String last(String[] values) {
        return values[values.length - 1];
    }
}
