package com.bmasia.crm.users.api;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.PasswordLogin;
import com.bmasia.crm.users.login.TooManyAttempts;
import com.bmasia.crm.web.api.TooManyRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Login, refresh and logout of API clients, and who one is. */
@RestController
@RequestMapping("/api/v1")
@ForEveryone
@Tag(name = "auth")
class AuthApi {

    private final PasswordLogin passwords;
    private final ApiLogins logins;
    private final UserJson.Reader users;

    AuthApi(PasswordLogin passwords, ApiLogins logins, UserJson.Reader users) {
        this.passwords = passwords;
        this.logins = logins;
        this.users = users;
    }

    /** @param username user name or e-mail address */
    record LoginRequest(
            @NotBlank @Size(max = 254) String username,
            @NotBlank @Size(max = 1000) String password) {}

    record RefreshRequest(@NotBlank @Size(max = 200) String refresh) {}

    record LogoutRequest(@Size(max = 200) String refresh) {}

    record Session(String access, String refresh, UserJson user) {}

    @PostMapping("/auth/login")
    @Operation(summary = "Log in with username or email address and password")
    @SecurityRequirements
    Session logIn(@Valid @RequestBody LoginRequest given, HttpServletRequest request) {
        try {
            return session(logins.begin(passwords.logIn(given.username(), given.password(), request.getRemoteAddr())));
        } catch (TooManyAttempts e) {
            throw new TooManyRequests(e.retryAfter());
        }
    }

    @PostMapping("/auth/refresh")
    @Operation(
            summary = "Exchange a refresh token for new tokens",
            description =
                    "Each refresh token works once. If it is sent again within 30 seconds, the response is the same"
                            + " new token; after that, it ends the whole login.")
    @SecurityRequirements
    Session refresh(@Valid @RequestBody RefreshRequest given, HttpServletRequest request) {
        return session(logins.refresh(given.refresh(), request.getRemoteAddr())
                .orElseThrow(() -> new BadCredentialsException("refresh token is not good")));
    }

    @PostMapping("/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Log out",
            description = "Ends the login of the refresh token in the body and that of the access token in the header.")
    @SecurityRequirements
    void logOut(
            @Valid @RequestBody(required = false) LogoutRequest given, Authentication who, HttpServletRequest request) {
        if (given != null && given.refresh() != null) {
            logins.logOut(given.refresh(), request.getRemoteAddr());
        }
        if (who != null
                && who.getDetails() instanceof ApiAuthentication.Credential credential
                && credential.login() != null) {
            logins.logOut(credential.login(), request.getRemoteAddr());
        }
    }

    @GetMapping({"/auth/me", "/users/me"})
    @Operation(summary = "Show the current user with roles, teams and permissions")
    UserJson.Me me(@AuthenticationPrincipal CurrentUser user) {
        return users.me(user);
    }

    private Session session(ApiLogins.Tokens tokens) {
        return new Session(
                tokens.access(), tokens.refresh(), users.get(tokens.user().id()));
    }
}
