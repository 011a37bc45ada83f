package com.bmasia.crm.shared;

/**
 * Demo records that one module puts into an empty database on a local start. Beans are run in the order of
 * {@code @Order}; each looks itself whether its records are there already.
 */
public interface DemoData {

    void load();
}
