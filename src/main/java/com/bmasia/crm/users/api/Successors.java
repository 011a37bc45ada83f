package com.bmasia.crm.users.api;

import com.bmasia.crm.users.login.DerivedKeys;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * The refresh token that follows another. It is computed from it with a secret key, so that it can be said again to the
 * second of two requests at once although only its hash is stored.
 */
@Component
class Successors {

    private final SecretKey key;

    Successors(DerivedKeys keys) {
        this.key = keys.keyFor("api refresh token");
    }

    String of(String refreshToken) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(DerivedKeys.sign(key, refreshToken));
    }
}
