package com.bmasia.crm.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes {@code X-Forwarded-For} and its like from the proxies that the setting {@code web.proxies} names, and from nobody
 * else: whoever else sends them could choose the address that limits and the audit log see. Named are addresses, or IPv4
 * networks that end at a dot ({@code 10.0.3.0/24}); none by default.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern NETWORK = Pattern.compile("([0-9.]+)/(8|16|24)");

    private final List<String> named;

    TrustedProxies(@Value("${web.proxies:}") List<String> named) {
        this.named = named.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (named.isEmpty()) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(named.stream().map(TrustedProxies::pattern).collect(Collectors.joining("|")));
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        server.addEngineValves(valve);
    }

    /** As Tomcat wants it: one expression over the address as Java writes it. */
    private static String pattern(String name) {
        var network = NETWORK.matcher(name);
        try {
            if (!network.matches()) {
                if (!name.matches("[0-9a-fA-F:.]+")) {
                    throw new UnknownHostException(name); // a name would be looked up, and may change
                }
                return Pattern.quote(InetAddress.getByName(name).getHostAddress());
            }
            byte[] address = InetAddress.getByName(network.group(1)).getAddress();
            int fixed = Integer.parseInt(network.group(2)) / 8;
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                pattern.append(i == 0 ? "" : "\\.").append(i < fixed ? String.valueOf(address[i] & 0xff) : "\\d{1,3}");
            }
            return pattern.toString();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "web.proxies: " + name + " is neither an address nor an IPv4 network with /8, /16 or /24", e);
        }
    }
}
