package com.bmasia.crm.web.api;

import com.bmasia.crm.web.list.ListSpec;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;

/** Documents types as {@link JsonFormat} sends them: our enums in lower case, a {@link Given} field as what it wraps. */
class SpokenSchemas implements ModelConverter {

    private final ObjectMapper json;

    SpokenSchemas(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = type.getType() == null ? null : json.constructType(type.getType());
        if (java != null && java.getRawClass() == Given.class) {
            return context.resolve(new AnnotatedType(java.containedType(0))
                    .ctxAnnotations(type.getCtxAnnotations())
                    .resolveAsRef(type.isResolveAsRef())
                    .schemaProperty(type.isSchemaProperty())
                    .propertyName(type.getPropertyName()));
        }
        if (java != null && java.isEnumType() && java.getRawClass().getName().startsWith("com.bmasia.crm.")) {
            return codes(java.getRawClass());
        }
        if (java != null && isTypedId(java.getRawClass())) {
            return string("uuid");
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /** Such as {@code CompanyId}: in an address it is its bare value. */
    private static boolean isTypedId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    private static Schema<?> codes(Class<?> type) {
        StringSchema codes = string(null);
        Arrays.stream(type.getEnumConstants())
                .map(constant -> ListSpec.spoken(((Enum<?>) constant).name()))
                .forEach(codes::addEnumItem);
        return codes;
    }

    /** OpenAPI 3.1 writes "types" and leaves "type" out. */
    private static StringSchema string(String format) {
        StringSchema schema = new StringSchema();
        schema.addType("string");
        schema.setFormat(format);
        return schema;
    }
}
