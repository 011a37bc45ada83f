package com.bmasia.crm.mail.inbound;

/** The module that emails to the desks are about. Called in the transaction that marks the email as handled. */
public interface HandleEmail {

    /** An exception leaves the email as it is, to be tried again later. */
    Verdict handle(DeskEmail email);
}
