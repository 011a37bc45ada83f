package com.bmasia.crm.web.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take a {@link ListQuery}. */
@Configuration(proxyBeanMethods = false)
class ListWeb implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListQuery.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest web,
            WebDataBinderFactory binders) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        web.getNativeRequest(HttpServletRequest.class).getParameterMap().forEach((name, values) -> {
            List<String> some = Arrays.stream(values)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && value.indexOf('\0') < 0)
                    .toList();
            if (!some.isEmpty()) {
                given.put(name, some);
            }
        });
        return new ListQuery(given);
    }
}
