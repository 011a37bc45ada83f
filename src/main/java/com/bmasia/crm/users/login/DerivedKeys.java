package com.bmasia.crm.users.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keys for signing, one for each purpose, out of the one secret among the settings: none says anything about another. */
@Component
public class DerivedKeys {

    private static final Logger log = LoggerFactory.getLogger(DerivedKeys.class);
    private static final String HMAC = "HmacSHA256";

    private final String secret;

    DerivedKeys(@Value("${users.encryption-key:}") String secret) {
        if (secret.isBlank()) {
            log.info("users.encryption-key is not set: access tokens and known devices end with this process");
        }
        this.secret = secret.isBlank() ? random() : secret;
    }

    public SecretKey keyFor(String purpose) {
        return new SecretKeySpec(sign(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC), purpose), HMAC);
    }

    /** 256 bits that only a holder of the key can make from this text. */
    public static byte[] sign(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }
}
