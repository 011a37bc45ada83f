package com.bmasia.crm.test;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Acting as one of the demo accounts: {@code support}, {@code sales}, {@code marketing}, {@code finance}, {@code manager}, {@code admin}. */
public class As {

    private final JdbcClient jdbc;
    private final SignIns signIns;

    As(JdbcClient jdbc, SignIns signIns) {
        this.jdbc = jdbc;
        this.signIns = signIns;
    }

    public CurrentUser user(String username) {
        UUID id = jdbc.sql("select id from user_account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
        return signIns.byId(new UserId(id)).orElseThrow();
    }

    /** For MockMvc: {@code perform(get("/tickets").with(as.page("support")))}. */
    public RequestPostProcessor page(String username) {
        return SecurityMockMvcRequestPostProcessors.authentication(token(username));
    }

    /** Signs the test's own thread in, for direct calls of services. */
    public CurrentUser signIn(String username) {
        SecurityContextHolder.getContext().setAuthentication(token(username));
        return user(username);
    }

    private UsernamePasswordAuthenticationToken token(String username) {
        CurrentUser user = user(username);
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
    }
}
