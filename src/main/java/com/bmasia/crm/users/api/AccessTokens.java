package com.bmasia.crm.users.api;

import com.bmasia.crm.users.UserId;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs and reads the short-lived access tokens (JWT, HS256). They name the account and the login, nothing else. */
@Component
class AccessTokens {

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);
    private static final String LOGIN = "sid";

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;
    private final Duration lifetime;

    AccessTokens(@Value("${users.encryption-key:}") String secret, ApiProperties settings, Clock clock) {
        if (secret.isBlank()) {
            log.info("users.encryption-key is not set: access tokens end with this process");
        }
        SecretKey key = key(secret.isBlank() ? Secrets.next("") : secret);
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator inTime = new JwtTimestampValidator(Duration.ZERO);
        inTime.setClock(clock);
        decoder.setJwtValidator(inTime);
        this.clock = clock;
        this.lifetime = settings.accessTokenLifetime();
    }

    record Claims(UserId user, UUID login) {}

    String issue(UserId user, UUID login) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(user.toString())
                .claim(LOGIN, login.toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Empty where the token is not ours, was changed or has expired. */
    Optional<Claims> read(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            return Optional.of(new Claims(UserId.of(jwt.getSubject()), UUID.fromString(jwt.getClaimAsString(LOGIN))));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    /** A key of its own for this purpose, so that the setting can serve others too. */
    private static SecretKey key(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("api access token".getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
