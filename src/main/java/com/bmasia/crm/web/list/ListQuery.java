package com.bmasia.crm.web.list;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What the address of a page asks of its list. A controller method takes it as a parameter. Values are stripped, blank ones
 * are absent. An address is typed, shared and kept for years: what a list does not know or cannot read is left out.
 */
public record ListQuery(Map<String, List<String>> given) {

    static final String SEARCH = "q";
    static final String SORT = "sort";
    static final String AFTER = "after";
    static final String SHOWN = "show";

    /** A query of nothing but this. */
    public static ListQuery of(String name, String value) {
        return new ListQuery(Map.of(name, List.of(value)));
    }

    /** A search for these words; blank finds all. */
    public static ListQuery ofWords(String typed) {
        return typed.isBlank() ? new ListQuery(Map.of()) : of(SEARCH, typed.strip());
    }

    /** What the address of a list asks, for those who come back to it. */
    public static ListQuery ofAddress(String address) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .forEach((name, values) -> given.put(
                        name,
                        values.stream()
                                .filter(StringUtils::hasText)
                                .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8))
                                .toList()));
        return new ListQuery(given);
    }

    /** The last value that was given; null without one. */
    public String one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    public List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The same with one value for a name; null takes the name away. */
    public ListQuery with(String name, String value) {
        Map<String, List<String>> others = new LinkedHashMap<>(given);
        if (value == null) {
            others.remove(name);
        } else {
            others.put(name, List.of(value));
        }
        return new ListQuery(others);
    }

    /** This as an address, with only these parameters, in their order. */
    String at(String path, List<String> known) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        for (String name : known) {
            all(name).forEach(value -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        }
        return address.build(true).toUriString();
    }
}
