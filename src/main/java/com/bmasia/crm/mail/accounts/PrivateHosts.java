package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.shared.RuleViolation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which machines a person's own account may not be on: this one, and what only this network segment's machines are meant to
 * reach, above all the address where clouds hand out their keys. A mail server in the company's network (10.x, 192.168.x) is
 * fine. An administrator's accounts may be anywhere.
 */
@Component
public class PrivateHosts {

    /** Where some clouds answer outside of the link-local range: 100.100.100.200 and fd00:ec2::254. */
    private static final Set<String> METADATA = Set.of("646464c8", "fd000ec2000000000000000000000254");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final boolean allowed;

    PrivateHosts(MailProperties properties) {
        this.allowed = properties.privateHosts();
    }

    public boolean isRefused(InetAddress address) {
        return !allowed
                && (address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isMulticastAddress()
                        || METADATA.contains(HexFormat.of().formatHex(address.getAddress())));
    }

    /** What a connection to this server may not lead to. */
    public Predicate<InetAddress> refusedFor(SmtpServer server) {
        return server.guarded() ? this::isRefused : address -> false;
    }

    /** Says so at once where it can be told without asking the network: other names are looked at when they are used. */
    void requireAllowed(String host) {
        boolean plain = host.equals("localhost")
                || host.endsWith(".localhost")
                || ADDRESS.matcher(host).matches();
        if (plain && isRefused(host)) {
            throw new RuleViolation("host", "mail.account.rule.private");
        }
    }

    /** Looks the name up. One that means nothing is not refused: whoever connects will say so. */
    public boolean isRefused(String host) {
        if (allowed) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(this::isRefused);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
