package com.bmasia.crm.users;

import jakarta.servlet.http.HttpSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Ends open sessions of an account, on all nodes, in the transaction of what made that necessary. */
@Component
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All but the one that the person is using at this moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endOthersOf(UserId user) {
        jdbc.sql("delete from user_session where principal_name = :user and session_id <> :own")
                .param("user", user.toString())
                .param("own", own())
                .update();
    }

    private static String own() {
        HttpSession session = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getSession(false)
                : null;
        return session == null ? "" : session.getId();
    }
}
