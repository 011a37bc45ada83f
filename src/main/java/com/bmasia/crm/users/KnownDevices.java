package com.bmasia.crm.users;

import com.bmasia.crm.users.login.DerivedKeys;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Browsers from which an account was entered before, by a signed cookie. It lets nobody in: it only keeps its owner out of
 * the wait that strangers cause with wrong passwords. It ends with the password that it was given for.
 */
@Component
public class KnownDevices {

    static final String COOKIE = "crm-device";

    private static final Duration VALID = Duration.ofDays(180);
    private static final String BETWEEN = "~";
    /** Of several people at one browser. */
    private static final int MOST = 4;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts;
    private final SecretKey key;

    KnownDevices(Accounts accounts, DerivedKeys keys) {
        this.accounts = accounts;
        this.key = keys.keyFor("known device");
    }

    /** What the browser sent; empty text for none. */
    static String sentBy(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The id of the device, where this account's owner has used it. */
    Optional<String> find(String sent, UserId account, String passwordHash) {
        return parts(sent)
                .filter(parts -> parts[0].equals(account.toString()))
                .filter(parts -> MessageDigest.isEqual(
                        parts[2].getBytes(StandardCharsets.US_ASCII),
                        signature(account, parts[1], passwordHash).getBytes(StandardCharsets.US_ASCII)))
                .map(parts -> parts[1])
                .findFirst();
    }

    /** After somebody proved to be the owner: by the password, or the link of a mail. */
    public void remember(UserId account, HttpServletRequest request, HttpServletResponse response) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        String device = TEXT.encodeToString(id);
        String own = account + "." + device + "."
                + signature(account, device, accounts.get(account).passwordHash());
        String all = Stream.concat(
                        Stream.of(own),
                        parts(sentBy(request))
                                .filter(parts -> !parts[0].equals(account.toString()))
                                .map(parts -> String.join(".", parts)))
                .limit(MOST)
                .collect(Collectors.joining(BETWEEN));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, all)
                        .path(request.getContextPath() + "/login")
                        .maxAge(VALID)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private String signature(UserId account, String device, String passwordHash) {
        return TEXT.encodeToString(DerivedKeys.sign(key, account + "\n" + device + "\n" + passwordHash));
    }

    private static Stream<String[]> parts(String sent) {
        return Arrays.stream(sent.split(BETWEEN))
                .map(token -> token.split("\\."))
                .filter(parts -> parts.length == 3);
    }
}
