package com.bmasia.crm.users;

import com.bmasia.crm.web.load.Saved;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Sessions in the database, for people who do two things at once. Spring Session writes after the request's work, with what
 * it read before it: of two requests that both set an attribute for the first time, the second would fail for its key,
 * after its work was committed.
 */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

    /** Takes the later value; and stores nothing for a session that another request has ended meanwhile. */
    private static final String STORE_ATTRIBUTE = """
            insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
            select s.primary_id, given.name, given.bytes
              from (select cast(? as char(36)) as id, cast(? as varchar) as name, cast(? as bytea) as bytes) given
              join %TABLE_NAME% s on s.primary_id = given.id
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> storeAttributesTogether() {
        return sessions -> sessions.setCreateSessionAttributeQuery(STORE_ATTRIBUTE);
    }

    /**
     * What was committed is not taken back because the session cannot be written after it: the person gets the answer, and
     * loses at most the line that says so.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor answerAllTheSame() {
        return new DefaultPointcutAdvisor(
                new StaticMethodMatcherPointcut() {
                    @Override
                    public boolean matches(Method method, Class<?> type) {
                        return JdbcIndexedSessionRepository.class.isAssignableFrom(type)
                                && Modifier.isPublic(method.getModifiers());
                    }
                },
                (MethodInterceptor) SessionStore::call);
    }

    private static Object call(MethodInvocation call) throws Throwable {
        ServletRequest request = Saved.pause();
        try {
            return call.proceed();
        } catch (RuntimeException failure) {
            if (request == null
                    || !Saved.in(request)
                    || !call.getMethod().getName().equals("save")) {
                throw failure;
            }
            log.warn("session not stored after a change: {}", failure.toString());
            return null;
        } finally {
            Saved.resume(request);
        }
    }
}
