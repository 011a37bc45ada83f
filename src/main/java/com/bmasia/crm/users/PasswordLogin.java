package com.bmasia.crm.users;

import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks user name (or e-mail) and password, throttled and audited, for the login page and the API alike. */
@Component
public class PasswordLogin implements AuthenticationProvider {

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final AuditLog audit;
    private final String hashOfNobody;

    PasswordLogin(SignIns signIns, PasswordEncoder encoder, Throttle throttle, AuditLog audit) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.throttle = throttle;
        this.audit = audit;
        this.hashOfNobody = encoder.encode("nobody");
    }

    /**
     * @param address where the attempt comes from
     * @throws BadCredentialsException where name or password is wrong; does not tell which
     * @throws com.bmasia.crm.users.login.TooManyAttempts where the account or the address has failed too often
     */
    public CurrentUser logIn(String login, String password, String address) {
        Optional<SignIns.Credentials> found = signIns.byLogin(login);
        // By account, not by what was typed: user name and e-mail address lead to the same one.
        String name = found.map(account -> account.user().id().toString()).orElse(login);
        UUID attempt = throttle.take(Limit.LOGIN_BY_ADDRESS, address);
        throttle.take(Limit.LOGIN_BY_NAME, name);
        if (!matches(found, password)) {
            audit.recordSignIn(
                    AuditLog.SignIn.LOGIN_FAILED,
                    found.map(SignIns.Credentials::user).orElse(null),
                    address);
            throw new BadCredentialsException("user name or password is wrong");
        }
        // What this address failed at before stays counted: one good account is no ticket to guess the others.
        throttle.giveBack(attempt);
        throttle.forget(Limit.LOGIN_BY_NAME, name);
        CurrentUser user = found.orElseThrow().user();
        audit.recordSignIn(AuditLog.SignIn.LOGIN_SUCCEEDED, user, address);
        return user;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        CurrentUser user = logIn(given.getName(), String.valueOf(given.getCredentials()), address);
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** Always compares a hash, so that the time taken does not tell whether the account exists. */
    private boolean matches(Optional<SignIns.Credentials> found, String password) {
        boolean matches = encoder.matches(
                password, found.map(SignIns.Credentials::passwordHash).orElse(hashOfNobody));
        return matches && found.isPresent();
    }
}
