package com.bmasia.crm.engine;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes {@link RetryLostRace} true. */
@Configuration(proxyBeanMethods = false)
class RetryAdvice {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retryLostRaces() {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new ComposablePointcut((Pointcut) new AnnotationMatchingPointcut(RetryLostRace.class, true))
                        .union((Pointcut) new AnnotationMatchingPointcut(null, RetryLostRace.class, true)),
                (MethodInterceptor) RetryAdvice::call);
        // Around the transaction: each attempt has its own.
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }

    private static Object call(MethodInvocation call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return call.proceed();
        }
        return LostRaces.retry(() -> attempt((ProxyMethodInvocation) call), "engine.conflict.changed");
    }

    /** An invocation can be made only once, its clone once more. */
    private static Object attempt(ProxyMethodInvocation call) {
        try {
            return call.invocableClone().proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable checked) {
            throw new java.lang.reflect.UndeclaredThrowableException(checked);
        }
    }
}
