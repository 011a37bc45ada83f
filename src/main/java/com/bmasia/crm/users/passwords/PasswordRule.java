package com.bmasia.crm.users.passwords;

import com.bmasia.crm.shared.RuleViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Long, not the person's own name, not what everybody tries first (OWASP ASVS 2.1). No rule about kinds of characters. */
public final class PasswordRule {

    public static final int MIN = 12;
    public static final int MAX = 128;

    private static final Set<String> COMMON = read();

    private PasswordRule() {}

    /** @param field the form field that a refusal is shown at */
    public static void check(String field, String password, String username, String email) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            throw new RuleViolation(field, "users.password.length", MIN, MAX);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.equals(username.toLowerCase(Locale.ROOT)) || plain.equals(email.toLowerCase(Locale.ROOT))) {
            throw new RuleViolation(field, "users.password.own-name");
        }
        if (COMMON.contains(plain)) {
            throw new RuleViolation(field, "users.password.common");
        }
    }

    private static Set<String> read() {
        try {
            return new ClassPathResource("common-passwords.txt", PasswordRule.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
