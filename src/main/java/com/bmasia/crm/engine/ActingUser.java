package com.bmasia.crm.engine;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Calls the engine on behalf of a person: the person's id stands in the engine's history and is known to the delegates
 * that run inside the call. Business refusals that a delegate throws come out as they are, not wrapped by the engine.
 */
@Component
public class ActingUser {

    private final IdentityService identity;

    ActingUser(IdentityService identity) {
        this.identity = identity;
    }

    /** @param userId null for the system itself */
    public <T> T call(String userId, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        try {
            identity.setAuthenticatedUserId(userId);
            return work.get();
        } catch (RuntimeException failure) {
            throw businessCause(failure).orElse(failure);
        } finally {
            identity.setAuthentication(before);
        }
    }

    public void run(String userId, Runnable work) {
        call(userId, () -> {
            work.run();
            return null;
        });
    }

    /** Who acts in the engine right now; empty in a timer or another job. */
    public Optional<String> current() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    private static Optional<RuntimeException> businessCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleViolation || cause instanceof Conflict || cause instanceof NotFound) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }
}
