package com.bmasia.crm.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How JSON is spoken everywhere: snake_case names, our enums in lower case. Fields that a request record does not declare
 * are ignored, as the old clients send whole records back; so a record declares exactly what may be set.
 */
@Configuration(proxyBeanMethods = false)
class JsonFormat {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer spokenFormat() {
        return builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .annotationIntrospector(new LowerCaseEnums())
                .modulesToInstall(textModule());
    }

    private static SimpleModule textModule() {
        return new SimpleModule("text").addDeserializer(String.class, new StorableText());
    }

    /** Lower-case names for the enums of this application. */
    private static class LowerCaseEnums extends JacksonAnnotationIntrospector {

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            String[] found = super.findEnumValues(config, type, constants, names);
            if (type.getRawType().getName().startsWith("com.bmasia.crm.")) {
                for (int i = 0; i < constants.length; i++) {
                    found[i] = found[i] == null ? ApiList.spoken(constants[i].name()) : found[i];
                }
            }
            return found;
        }
    }

    /** PostgreSQL cannot store the zero character; refused here, where the field's name is known. */
    private static class StorableText extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                context.reportInputMismatch(String.class, "contains a zero character");
            }
            return text;
        }
    }
}
