package com.bmasia.crm.users;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks user name (or e-mail) and password, for the login page and the API alike. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    PasswordLogin(SignIns signIns, PasswordEncoder encoder) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.hashOfNobody = encoder.encode("nobody");
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String password = String.valueOf(given.getCredentials());
        var found = signIns.byLogin(given.getName());
        // Always compare a hash, so that the time taken does not tell whether the account exists.
        boolean matches = encoder.matches(
                password, found.map(SignIns.Credentials::passwordHash).orElse(hashOfNobody));
        if (found.isEmpty() || !matches) {
            throw new BadCredentialsException("user name or password is wrong");
        }
        CurrentUser user = found.get().user();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
