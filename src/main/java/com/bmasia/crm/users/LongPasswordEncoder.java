package com.bmasia.crm.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * bcrypt over the SHA-256 of the password: bcrypt alone ignores or refuses what is beyond 72 bytes, which a passphrase, in
 * Thai above all, exceeds soon.
 */
class LongPasswordEncoder implements PasswordEncoder {

    private static final String ID = "bcrypt-sha256";

    private final PasswordEncoder bcrypt;

    private LongPasswordEncoder(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    /** Writes this form; the prefix of a stored hash says how it was made, so that the form can change later. */
    static PasswordEncoder delegating(int strength) {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(strength);
        return new DelegatingPasswordEncoder(ID, Map.of(ID, new LongPasswordEncoder(bcrypt), "bcrypt", bcrypt));
    }

    @Override
    public String encode(CharSequence password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return bcrypt.matches(shortened(password), hash);
    }

    private static String shortened(CharSequence password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(password.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
