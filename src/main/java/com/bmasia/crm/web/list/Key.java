package com.bmasia.crm.web.list;

/**
 * A value by which a list is ordered.
 *
 * @param type the SQL type to which the value in a cursor is cast
 */
record Key(String expression, String type, boolean descending, boolean nullable) {

    String value(int index) {
        return "cast(:list_after_" + index + " as " + type + ")";
    }

    /** Rows whose value comes after that of the cursor; null where there can be none. */
    String after(int index, String value) {
        if (value == null) {
            return descending ? expression + " is not null" : null;
        }
        String beyond = expression + (descending ? " < " : " > ") + value(index);
        return nullable && !descending ? "(" + beyond + " or " + expression + " is null)" : beyond;
    }

    String same(int index, String value) {
        return value == null ? expression + " is null" : expression + " = " + value(index);
    }
}
