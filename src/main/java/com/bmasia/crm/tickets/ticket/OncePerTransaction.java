package com.bmasia.crm.tickets.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was loaded and locked in a transaction is not loaded again in it: nobody else can have changed it since. All who act
 * in the transaction, the steps of the process among them, then hold the same object.
 */
final class OncePerTransaction {

    private OncePerTransaction() {}

    @SuppressWarnings("unchecked")
    static <K, T> T of(K key, Supplier<T> load) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return load.get();
        }
        Map<K, T> loaded = (Map<K, T>) TransactionSynchronizationManager.getResource(OncePerTransaction.class);
        if (loaded == null) {
            loaded = new HashMap<>();
            TransactionSynchronizationManager.bindResource(OncePerTransaction.class, loaded);
            TransactionSynchronizationManager.registerSynchronization(new Forget(loaded));
        }
        T known = loaded.get(key);
        if (known == null) {
            known = load.get();
            loaded.put(key, known);
        }
        return known;
    }

    private record Forget(Map<?, ?> loaded) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.class, loaded);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.class);
        }
    }
}
