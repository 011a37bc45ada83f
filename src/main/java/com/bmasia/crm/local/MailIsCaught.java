package com.bmasia.crm.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;

/** Only where outgoing mail is caught: never in production, and not with {@code local.mail-catcher=false}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Profile("!production")
@ConditionalOnProperty(name = "local.mail-catcher", havingValue = "true", matchIfMissing = true)
public @interface MailIsCaught {}
