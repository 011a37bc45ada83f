package com.bmasia.crm.tasks;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes one task in a transaction of its own. Whoever loses a race is told who won: the lost transaction is rolled back
 * and the change tried again, and this time it reads what the winner left behind.
 */
@Component
class TaskChanges {

    private static final int ATTEMPTS = 3;

    private final TaskQueries tasks;
    private final DoneTasks doneTasks;
    private final ActingUser acting;
    private final TransactionTemplate transaction;

    TaskChanges(TaskQueries tasks, DoneTasks doneTasks, ActingUser acting, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.doneTasks = doneTasks;
        this.acting = acting;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void apply(String id, CurrentUser user, Consumer<OpenTask> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> inTransaction(id, user, change));
                return;
            } catch (RuntimeException e) {
                if (!lostRace(e)) {
                    throw e;
                }
            }
        }
        throw new Conflict("tasks.conflict.changed");
    }

    private void inTransaction(String id, CurrentUser user, Consumer<OpenTask> change) {
        OpenTask task = tasks.visible(id, user).orElseThrow(() -> gone(id, user));
        acting.run(user.id().toString(), () -> change.accept(task));
    }

    private RuntimeException gone(String id, CurrentUser user) {
        return doneTasks
                .find(id, user)
                .<RuntimeException>map(DoneTask::conflict)
                .orElseGet(() -> new NotFound("task", id));
    }

    /** The engine and Spring Data each have their own word for it; a listener's exception arrives wrapped. */
    private static boolean lostRace(RuntimeException thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof TaskAlreadyClaimedException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith("40"));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
