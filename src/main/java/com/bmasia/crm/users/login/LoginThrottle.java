package com.bmasia.crm.users.login;

import com.bmasia.crm.users.login.Throttle.Attempt;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes guessers of passwords wait. Everything is counted by what was typed, never by the account behind it: the answers are
 * the same for names that exist and names that do not, and do not tell which e-mail address belongs to a user name. Whoever
 * comes with a known device is counted by that alone, so that no stranger can lock the owner out.
 */
@Component
public class LoginThrottle {

    private final Throttle throttle;

    LoginThrottle(Throttle throttle) {
        this.throttle = throttle;
    }

    /** An attempt that may be made; its outcome is not known yet. */
    public record Pass(Limit limit, String key, List<Attempt> attempts) {

        /** Whether the next attempt has to wait if this one fails. */
        public boolean locks() {
            return attempts.stream().anyMatch(Attempt::locks);
        }
    }

    /**
     * @param device where the account's owner has been here before
     * @throws TooManyAttempts where it is too early for another one
     */
    public Pass begin(String typed, String address, Optional<String> device) {
        if (device.isPresent()) {
            Attempt attempt = throttle.take(Limit.LOGIN_BY_DEVICE, device.get());
            return new Pass(Limit.LOGIN_BY_DEVICE, device.get(), List.of(attempt));
        }
        String network = network(address);
        String key = typed.strip() + "\n" + network;
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(throttle.take(Limit.LOGIN, key));
        try {
            if (attempts.get(0).number() == 1) {
                attempts.add(throttle.take(Limit.NAMES_BY_NETWORK, network));
            } else {
                throttle.check(Limit.NAMES_BY_NETWORK, network);
            }
            attempts.add(throttle.take(Limit.LOGIN_BY_NAME, typed));
        } catch (TooManyAttempts e) {
            attempts.forEach(throttle::giveBack);
            throw e;
        }
        return new Pass(Limit.LOGIN, key, attempts);
    }

    /** The password was right. What others tried with the name, and this network with other names, stays counted. */
    public void succeeded(Pass pass) {
        pass.attempts().forEach(throttle::giveBack);
        throttle.forget(pass.limit(), pass.key());
    }

    /** One household or office: an IPv4 address, or the 64 bits of an IPv6 one that do not change with each machine. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), 8))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
