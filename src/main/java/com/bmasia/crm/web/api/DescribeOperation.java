package com.bmasia.crm.web.api;

import com.bmasia.crm.web.list.ListField;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.RegisteredLists;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to each documented operation what all of its kind have: error answers, paging and filters, Idempotency-Key. */
class DescribeOperation implements GlobalOperationCustomizer {

    private static final Schema<?> PROBLEM = new ObjectSchema()
            .addProperty("type", new StringSchema())
            .addProperty("title", new StringSchema())
            .addProperty("status", new IntegerSchema())
            .addProperty("detail", new StringSchema());
    private static final Schema<?> FIELDS =
            new ObjectSchema().addProperty("detail", new StringSchema()).additionalProperties(true);

    private final RegisteredLists lists;

    DescribeOperation(RegisteredLists lists) {
        this.lists = lists;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        ListOf list = listOf(handler);
        boolean write = isWrite(handler);
        if (list != null) {
            describeList(operation, lists.named(list.value()));
        }
        if (write) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .schema(new StringSchema().maxLength(255))
                    .description("Any value you choose. A repeated value returns the first response again."));
        }
        describeErrors(operation.getResponses(), list != null || write, write);
        return operation;
    }

    private static boolean isWrite(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PostMapping.class)
                || handler.hasMethodAnnotation(PutMapping.class)
                || handler.hasMethodAnnotation(PatchMapping.class)
                || handler.hasMethodAnnotation(DeleteMapping.class);
    }

    private static void describeErrors(ApiResponses responses, boolean input, boolean write) {
        if (input) {
            error(responses, "400", "Invalid input, by field", "application/json", FIELDS);
        }
        problem(responses, "401", "No valid token or key");
        problem(responses, "403", "No permission");
        problem(responses, "404", "No such record");
        if (write) {
            problem(responses, "409", "Not possible in the current state; `allowed` lists what is");
            problem(responses, "422", "The Idempotency-Key was used for another request");
        }
        problem(responses, "429", "Too many requests; see Retry-After");
    }

    private static void problem(ApiResponses responses, String status, String description) {
        error(responses, status, description, "application/problem+json", PROBLEM);
    }

    private static void error(
            ApiResponses responses, String status, String description, String type, Schema<?> schema) {
        responses.putIfAbsent(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content().addMediaType(type, new MediaType().schema(schema))));
    }

    private static void describeList(Operation operation, ListSpec<?> list) {
        query(operation, "page", new IntegerSchema().minimum(BigDecimal.ONE), "Page number");
        query(
                operation,
                "page_size",
                new IntegerSchema().maximum(BigDecimal.valueOf(ListRequest.MAXIMUM_SIZE)),
                "Results per page, %d by default".formatted(ListRequest.DEFAULT_SIZE));
        query(operation, "cursor", new StringSchema(), "`start`, then the value from `next`; for long lists");
        if (list.search() != null) {
            query(operation, "search", new StringSchema(), "Search text");
        }
        if (!list.sortable().isEmpty()) {
            query(
                    operation,
                    "ordering",
                    new StringSchema(),
                    "By " + String.join(", ", list.sortable()) + "; prefix with a minus for descending order");
        }
        list.fields().values().forEach(field -> query(operation, field.name(), schema(field), variants(field)));
        list.handled().forEach(name -> query(operation, name, new StringSchema(), null));
    }

    private static ListOf listOf(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(ListOf.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void query(Operation operation, String name, Schema<?> schema, String description) {
        boolean known = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(name));
        if (!known) {
            operation.addParametersItem(
                    new Parameter().in("query").name(name).schema(schema).description(description));
        }
    }

    private static String variants(ListField<?> field) {
        String name = field.name();
        return switch (field.type()) {
            case BOOLEAN -> null;
            case UUID, TEXT, CODE -> "Also `%s__in`, `%s__isnull`".formatted(name, name);
            default ->
                "Also `%1$s__gte`, `%1$s__gt`, `%1$s__lte`, `%1$s__lt`, `%1$s__in`, `%1$s__isnull`".formatted(name);
        };
    }

    private static Schema<?> schema(ListField<?> field) {
        return switch (field.type()) {
            case BOOLEAN -> new BooleanSchema();
            case UUID -> new StringSchema().format("uuid");
            case INSTANT -> new StringSchema().description("Date and time with offset, or a date in the business zone");
            case DATE -> new StringSchema().format("date");
            case NUMBER -> new io.swagger.v3.oas.models.media.NumberSchema();
            case TEXT -> new StringSchema();
            case CODE -> {
                StringSchema codes = new StringSchema();
                field.codes().stream().map(ListSpec::spoken).sorted().forEach(codes::addEnumItem);
                yield codes;
            }
        };
    }
}
