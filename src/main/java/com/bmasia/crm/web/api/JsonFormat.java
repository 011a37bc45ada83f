package com.bmasia.crm.web.api;

import com.bmasia.crm.web.list.ListSpec;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How JSON is spoken everywhere: snake_case names, our enums in lower case. A request record declares exactly what may be
 * set; a field beyond that is refused with its name, see {@link SentBack} for records that come back whole.
 */
@Configuration(proxyBeanMethods = false)
class JsonFormat implements WebMvcConfigurer {

    /** Only for what clients send: JSON of our own in the database may know fields of another version. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.stream()
                .filter(MappingJackson2HttpMessageConverter.class::isInstance)
                .map(MappingJackson2HttpMessageConverter.class::cast)
                .forEach(json -> json.setObjectMapper(
                        json.getObjectMapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));
    }

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
                    found[i] = found[i] == null ? ListSpec.spoken(constants[i].name()) : found[i];
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
