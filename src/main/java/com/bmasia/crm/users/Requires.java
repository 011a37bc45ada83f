package com.bmasia.crm.users;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only for people with this permission; others get 403. On a controller or one of its methods it is checked before
 * anything is read from the request; on a service method before the method runs. A method's own annotation replaces that
 * of its class. Every controller method must carry it or {@link ForEveryone}: a test looks.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Permission value();
}
