package com.bmasia.crm.tasks;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.engine.LostRaces;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import java.util.function.Consumer;
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
        apply(id, AsShown.UNKNOWN, user, change);
    }

    /** @param shown who had it when the person decided on this */
    void apply(String id, AsShown shown, CurrentUser user, Consumer<OpenTask> change) {
        LostRaces.retry(
                () -> transaction.execute(status -> {
                    inTransaction(id, shown, user, change);
                    return null;
                }),
                "tasks.conflict.changed");
    }

    private void inTransaction(String id, AsShown shown, CurrentUser user, Consumer<OpenTask> change) {
        OpenTask task = tasks.visible(id, user).orElseThrow(() -> gone(id, user));
        shown.check(task);
        acting.run(user.id().toString(), () -> change.accept(task));
    }

    private RuntimeException gone(String id, CurrentUser user) {
        return doneTasks
                .find(id, user)
                .<RuntimeException>map(DoneTask::conflict)
                .orElseGet(() -> new NotFound("task", id));
    }
}
