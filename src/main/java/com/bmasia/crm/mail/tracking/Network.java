package com.bmasia.crm.mail.tracking;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Where a request came from, as much of it as tells scanners from people and no more: the address itself is not kept. */
public final class Network {

    /** Only what is written as an address: a name would be asked for in the DNS. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private Network() {}

    /** IPv4 as its /24, IPv6 as its /48; null for what is no address. */
    public static String of(String remote) {
        String address = remote == null ? "" : remote.replaceFirst("%.*$", "");
        if (!ADDRESS.matcher(address).matches()) {
            return null;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            byte[] b = parsed.getAddress();
            return parsed instanceof Inet4Address
                    ? "%d.%d.%d.0/24".formatted(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff)
                    : "%x:%x:%x::/48".formatted(pair(b, 0), pair(b, 2), pair(b, 4));
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
