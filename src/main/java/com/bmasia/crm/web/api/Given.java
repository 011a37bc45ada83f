package com.bmasia.crm.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A field of a PATCH: either the client sent it, perhaps as null, or it stays as it is. Request records declare {@code
 * Given<String> name}; an absent field is never null.
 */
@JsonDeserialize(using = Given.Reader.class)
public record Given<T>(boolean present, T value) {

    public static <T> Given<T> of(T value) {
        return new Given<>(true, value);
    }

    public static <T> Given<T> absent() {
        return new Given<>(false, null);
    }

    /** What was sent, or else what is there now. */
    public T or(T current) {
        return present ? value : current;
    }

    public void ifPresent(Consumer<? super T> action) {
        if (present) {
            action.accept(value);
        }
    }

    static class Reader extends JsonDeserializer<Given<?>> implements ContextualDeserializer {

        private final JavaType type;

        Reader() {
            this(null);
        }

        private Reader(JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            JavaType given = context.getContextualType() == null ? property.getType() : context.getContextualType();
            return new Reader(given.containedType(0));
        }

        @Override
        public Given<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Given.of(context.readValue(parser, type));
        }

        @Override
        public Given<?> getNullValue(DeserializationContext context) {
            return Given.of(null);
        }

        @Override
        public Given<?> getAbsentValue(DeserializationContext context) {
            return Given.absent();
        }
    }
}
