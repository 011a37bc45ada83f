package com.bmasia.crm.shared;

/** The record asked for does not exist, or the person may not know that it does. Answered with 404. */
public class NotFound extends RuntimeException {

    public NotFound(String what, Object id) {
        super(what + " " + id);
    }
}
