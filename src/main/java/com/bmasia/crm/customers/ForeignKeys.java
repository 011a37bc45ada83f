package com.bmasia.crm.customers;

import org.postgresql.util.PSQLException;
import org.springframework.core.NestedExceptionUtils;

/** Turns the database's refusal to delete into words. Every module that refers to customers does so by foreign key. */
final class ForeignKeys {

    private ForeignKeys() {}

    /** What still refers to the record that could not be deleted: {@code ticket}. Anything but a foreign key is thrown on. */
    static String referringRecords(RuntimeException refusal) {
        if (NestedExceptionUtils.getMostSpecificCause(refusal) instanceof PSQLException cause
                && "23503".equals(cause.getSQLState())
                && cause.getServerErrorMessage() != null) {
            return cause.getServerErrorMessage().getTable().replace('_', ' ');
        }
        throw refusal;
    }
}
