package com.bmasia.crm.mail.probe;

import java.io.Serializable;
import java.util.List;

/**
 * How a test mail fared. Serializable, because it travels to its page in the session.
 *
 * @param to where it was sent
 * @param caughtOnly whether every mail stays on this machine, so that the account's own server was not asked
 * @param dialogue what both sides said; empty where the other side does not speak SMTP
 */
public record ProbeResult(
        ConnectionProblem outcome, String server, String to, boolean caughtOnly, List<String> dialogue)
        implements Serializable {

    public boolean isAccepted() {
        return outcome == ConnectionProblem.ACCEPTED;
    }

    /** The message that says it in words, with the server as {0} and the address as {1}. */
    public String messageKey() {
        return caughtOnly && isAccepted() ? "mail.test.CAUGHT" : "mail.test." + outcome.name();
    }

    public Object[] arguments() {
        return new Object[] {server, to};
    }
}
