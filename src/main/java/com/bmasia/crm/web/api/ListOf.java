package com.bmasia.crm.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says at a {@link ListRequest} of which list it asks, so that the API's description knows filters and orders. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListOf {

    /** The name of the list. */
    String value();
}
