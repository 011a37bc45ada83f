package com.bmasia.crm.users;

import com.bmasia.crm.users.login.LoginThrottle;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks user name (or e-mail) and password, throttled and audited, for the login page and the API alike. */
@Component
public class PasswordLogin implements AuthenticationProvider {

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final AuditLog audit;
    private final String hashOfNobody;

    PasswordLogin(
            SignIns signIns, PasswordEncoder encoder, LoginThrottle throttle, KnownDevices devices, AuditLog audit) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.throttle = throttle;
        this.devices = devices;
        this.audit = audit;
        this.hashOfNobody = encoder.encode("nobody");
    }

    /**
     * For clients that are no browsers.
     *
     * @param address where the attempt comes from
     * @throws BadCredentialsException where name or password is wrong; does not tell which
     * @throws com.bmasia.crm.users.login.TooManyAttempts where the name or the address has failed too often
     */
    public CurrentUser logIn(String login, String password, String address) {
        return logIn(login, password, address, "");
    }

    private CurrentUser logIn(String login, String password, String address, String sentDevices) {
        Optional<SignIns.Credentials> found = signIns.byLogin(login);
        Optional<String> device = found.flatMap(
                account -> devices.find(sentDevices, account.user().id(), account.passwordHash()));
        LoginThrottle.Pass pass = throttle.begin(login, address, device);
        if (!matches(found, password)) {
            CurrentUser whose = found.map(SignIns.Credentials::user).orElse(null);
            audit.recordSignIn(AuditLog.SignIn.LOGIN_FAILED, whose, address);
            if (pass.locks()) {
                audit.recordSignIn(AuditLog.SignIn.LOGIN_LOCKED, whose, address);
            }
            throw new BadCredentialsException("user name or password is wrong");
        }
        throttle.succeeded(pass);
        CurrentUser user = found.orElseThrow().user();
        audit.recordSignIn(AuditLog.SignIn.LOGIN_SUCCEEDED, user, address);
        return user;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String password = String.valueOf(given.getCredentials());
        CurrentUser user = given.getDetails() instanceof LoginDetails details
                ? logIn(name, password, details.getRemoteAddress(), details.devices())
                : logIn(name, password, "");
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
