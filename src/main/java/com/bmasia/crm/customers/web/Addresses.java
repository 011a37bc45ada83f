package com.bmasia.crm.customers.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of lists that carry only the filters that are set, encoded once. */
final class Addresses {

    private Addresses() {}

    static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    static void add(UriComponentsBuilder address, String name, Object value) {
        if (value != null && isSet(value.toString())) {
            address.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    static String write(UriComponentsBuilder address) {
        return address.build(true).toUriString();
    }
}
