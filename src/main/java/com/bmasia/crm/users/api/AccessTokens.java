package com.bmasia.crm.users.api;

import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.login.DerivedKeys;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
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

    private static final String LOGIN = "sid";

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;
    private final Duration lifetime;

    AccessTokens(DerivedKeys keys, ApiProperties settings, Clock clock) {
        SecretKey key = keys.keyFor("api access token");
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
}
