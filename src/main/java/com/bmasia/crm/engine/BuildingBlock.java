package com.bmasia.crm.engine;

import java.util.List;
import java.util.Map;

/**
 * Contributed as a bean by the module of a delegate that models of every module may use. Says which input parameters the
 * delegate takes, so that a wrong one is refused at deployment and not found out by an instance. Steps with it run in a
 * transaction of their own ({@code asyncBefore}).
 */
public interface BuildingBlock {

    /** The bean name of the delegate, as models write it. */
    String delegate();

    /**
     * What is wrong with a step that uses it.
     *
     * @param processKey of the model
     * @param parameters as they are written, expressions included
     */
    List<Problem> problems(String processKey, Map<String, String> parameters);

    /** A text of the module with its arguments. */
    record Problem(String messageKey, Object... arguments) {}
}
