package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bmasia.crm.shared.Conflict;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.junit.jupiter.api.Test;

/** Losing a race is tried again; a mistake in the program is not. */
class LostRacesTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void triesAgainWhenTheEngineFindsAnExecutionGone() {
        assertThat(LostRaces.retry(() -> failOnce(nullPointerIn(PvmExecutionImpl.class)), "key"))
                .isEqualTo(2);
    }

    @Test
    void saysConflictWhenEveryTryIsLost() {
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> LostRaces.retry(this::fail, "key"));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void leavesAMistakeOfOurOwnAlone() {
        RuntimeException ours = nullPointerIn(LostRacesTest.class);
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> LostRaces.retry(() -> failOnce(ours), "key"));
        assertThat(attempts).hasValue(1);
    }

    private int failOnce(RuntimeException thrown) {
        if (attempts.incrementAndGet() == 1) {
            throw thrown;
        }
        return attempts.get();
    }

    private int fail() {
        attempts.incrementAndGet();
        throw nullPointerIn(PvmExecutionImpl.class);
    }

    private static NullPointerException nullPointerIn(Class<?> type) {
        NullPointerException thrown = new NullPointerException();
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(type.getName(), "any", null, 1)});
        return thrown;
    }
}
