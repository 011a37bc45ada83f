package com.bmasia.crm.mail.dsn;

/** This mail cannot be read, or not without danger. Says why, for people. */
public class Unreadable extends RuntimeException {

    public Unreadable(String why) {
        super(why);
    }

    Unreadable(String why, Throwable cause) {
        super(why, cause);
    }
}
