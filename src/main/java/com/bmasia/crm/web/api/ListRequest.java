package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.list.FieldType;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address and query of a request for a list. A controller method takes it as parameter and hands it to {@link
 * ApiLists}. Of a repeated parameter the last value counts; parameters without a value count as absent.
 */
public record ListRequest(String url, Map<String, String> parameters) {

    static final int DEFAULT_SIZE = 100;
    static final int MAXIMUM_SIZE = 500;
    /** Further down, skipping rows costs more than reading them; {@code cursor} goes on from there. */
    static final int DEEPEST_ROW = 10_000;

    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public boolean flag(String name) {
        return text(name)
                .map(value -> (Boolean) FieldType.BOOLEAN.parse(name, value))
                .orElse(false);
    }

    int page() {
        return positive("page", 1);
    }

    int size() {
        return Math.min(positive("page_size", DEFAULT_SIZE), MAXIMUM_SIZE);
    }

    private int positive(String name, int otherwise) {
        try {
            int number = Integer.parseInt(parameters.getOrDefault(name, String.valueOf(otherwise)));
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told to the client below, like a number that is too small.
        }
        throw new RuleViolation(name, "web.api.number-from-one");
    }

    String linkToPage(int page) {
        return link().replaceQueryParam("page", page).build().toUriString();
    }

    String linkToCursor(String cursor) {
        return link().replaceQueryParam("page")
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }

    private UriComponentsBuilder link() {
        return UriComponentsBuilder.fromUriString(url);
    }
}
