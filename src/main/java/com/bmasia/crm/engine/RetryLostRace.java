package com.bmasia.crm.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a transactional service that moves processes: a call that a timer, another node or a colleague was faster with is
 * rolled back and made again, and this time reads what the winner left behind. Only the outermost such call, the one that
 * begins the transaction, is made again.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RetryLostRace {}
