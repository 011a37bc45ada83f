package com.bmasia.crm.web.api;

import com.bmasia.crm.web.list.RegisteredLists;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The OpenAPI document: what holds for the whole API, and names as they are really spoken. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ListRequest.class);
    }

    @Bean
    OpenAPI openApi(@Value("classpath:web/api/introduction.md") Resource introduction) throws IOException {
        return new OpenAPI()
                .info(new Info()
                        .title("BMAsia CRM")
                        .version("v1")
                        .description(introduction.getContentAsString(StandardCharsets.UTF_8)))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The `access` token returned by `POST /api/v1/auth/login`."))
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("Authorization")
                                        .description("`Api-Key ` followed by a personal key.")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }

    @Bean
    GlobalOperationCustomizer commonParts(RegisteredLists lists) {
        return new DescribeOperation(lists);
    }

    /** On a copy, because the resolver adds its own annotations to the mapper. */
    @Bean
    ModelResolver modelResolver(ObjectMapper json) {
        return new ModelResolver(json.copy(), new NamesWithOuterClass()).openapi31(true);
    }

    @Bean
    ModelConverter spokenSchemas(ObjectMapper json) {
        return new SpokenSchemas(json);
    }

    /** Two controllers may each have a record {@code Create}. */
    private static class NamesWithOuterClass extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            String name = super.nameForClass(type, options);
            Class<?> outer = type.getEnclosingClass();
            return outer == null || !type.getName().startsWith("com.bmasia.crm.")
                    ? name
                    : outer.getSimpleName().replaceFirst("(Api|Json)$", "") + name;
        }
    }
}
