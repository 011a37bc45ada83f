package com.bmasia.crm.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One path through a process model: engine, module and PostgreSQL with the job executor off; timers are fired by hand with
 * {@link Jobs}. The same context as {@link ModuleTest}, so that it is started once for both.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
public @interface ProcessTest {}
