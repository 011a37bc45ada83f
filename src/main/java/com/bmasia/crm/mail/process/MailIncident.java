package com.bmasia.crm.mail.process;

/** How the engine knows a mail that finally failed. */
final class MailIncident {

    static final String TYPE = "mailFailed";

    private MailIncident() {}
}
