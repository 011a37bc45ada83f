package com.bmasia.crm.engine;

import com.bmasia.crm.shared.Conflict;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.springframework.dao.ConcurrencyFailureException;

/** What it looks like when two transactions wanted the same thing, and what is done about it. */
public final class LostRaces {

    private static final int ATTEMPTS = 3;

    private static final Set<String> EXECUTION_CLASSES =
            Set.of(PvmExecutionImpl.class.getName(), ExecutionEntity.class.getName());

    private LostRaces() {}

    /**
     * Makes the call again after a lost race, a few times.
     *
     * @param transaction begins and ends a transaction of its own
     * @param messageKey of the {@link Conflict} for whoever loses every time
     */
    public static <T> T retry(Supplier<T> transaction, String messageKey) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
            }
        }
        throw new Conflict(messageKey);
    }

    /** Engine, Spring Data and PostgreSQL each have their own word for it; a listener's exception arrives wrapped. */
    public static boolean isLostRace(RuntimeException thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof TaskAlreadyClaimedException
                        || missedItsMessage(cause)
                        || foundItsExecutionGone(cause)
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith("40"));
    }

    /** The process went on between the look for who waits for a message, and its delivery; for that there is only a text. */
    private static boolean missedItsMessage(Throwable cause) {
        return cause instanceof MismatchingMessageCorrelationException
                || cause instanceof ProcessEngineException
                        && String.valueOf(cause.getMessage())
                                .contains("does not have a subscription to a message event");
    }

    /**
     * Camunda 7.24 reads an execution and then its tree. What another transaction ended between the two is not in the
     * tree, and the engine runs into its missing children or process instance instead of saying so.
     */
    private static boolean foundItsExecutionGone(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof NullPointerException
                && trace.length > 0
                && EXECUTION_CLASSES.contains(trace[0].getClassName());
    }
}
