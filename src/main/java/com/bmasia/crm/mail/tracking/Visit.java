package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.shared.SingleLine;

/**
 * How a request for a public address of a mail came.
 *
 * @param userAgent what the program calls itself; empty where it says nothing
 * @param network see {@link Network}; null where unknown
 * @param look HEAD, or a prefetch that says it is one: only looks what would be there
 */
public record Visit(String userAgent, String network, boolean look) {

    private static final int LONGEST_AGENT = 300;

    public Visit {
        String agent = SingleLine.of(userAgent);
        userAgent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
