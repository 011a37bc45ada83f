package com.bmasia.crm.users;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The signed-in person for one request: who it is, the roles, and the keys of the teams ({@code tech}, {@code finance},
 * …). Read afresh from the database for every request, so that a change of roles counts at once.
 *
 * @param locale language and calendar of the person's screens; null in a session from before there was a choice
 */
public record CurrentUser(
        UserId id, String username, String fullName, Set<Role> roles, Set<String> teams, Locale locale)
        implements AuthenticatedPrincipal, Serializable {

    /** Who this request is of, where it cannot be handed over. */
    public static CurrentUser signedIn() {
        return (CurrentUser)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(permission::isGivenTo);
    }

    /** Throws what becomes a 403 where the person lacks the permission. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new AccessDeniedException("needs " + permission);
        }
    }

    public boolean isIn(String team) {
        return teams.contains(team);
    }

    /** The permissions as Spring Security's authorities, named like the constants of {@link Permission}. */
    public Set<GrantedAuthority> authorities() {
        return Arrays.stream(Permission.values())
                .filter(this::may)
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .collect(Collectors.toSet());
    }

    @Override
    public String getName() {
        return username;
    }
}
