package com.bmasia.crm.shared;

import java.util.Optional;

/**
 * Demo records that one module puts into an empty database on a local start. Beans are run in the order of
 * {@code @Order}; each looks itself whether its records are there already.
 */
public interface DemoData {

    void load();

    /** What a person must know to use these records, such as a login: one line of the start-up banner. */
    default Optional<String> announcement() {
        return Optional.empty();
    }
}
