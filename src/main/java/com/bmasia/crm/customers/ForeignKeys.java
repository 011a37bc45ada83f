package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Conflict;
import org.postgresql.util.PSQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** Turns the database's refusal to delete into words. Every module that refers to customers does so by foreign key. */
final class ForeignKeys {

    private ForeignKeys() {}

    /** Deletes the record of this name, or says what still refers to it. */
    static void deleteUnusedOnly(String name, Runnable delete) {
        try {
            delete.run();
        } catch (DbActionExecutionException e) {
            throw new Conflict("customers.in-use", name, referringRecords(e));
        }
    }

    /** What still refers to the record that could not be deleted: {@code ticket}. Anything but a foreign key is thrown on. */
    private static String referringRecords(RuntimeException refusal) {
        if (NestedExceptionUtils.getMostSpecificCause(refusal) instanceof PSQLException cause
                && "23503".equals(cause.getSQLState())
                && cause.getServerErrorMessage() != null) {
            return cause.getServerErrorMessage().getTable().replace('_', ' ');
        }
        throw refusal;
    }
}
