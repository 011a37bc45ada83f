package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.web.load.NoConnection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the database's refusals mean, also those that carry no state. */
class UnstorableValueTest {

    @Test
    void isNotTheCauseOfAnErrorWithoutAState() {
        SQLException none = new SQLTransientConnectionException("request timed out after 2000ms");
        assertThat(none.getSQLState()).isNull();
        assertThat(UnstorableValue.isCauseOf(new IllegalStateException(none))).isFalse();
    }

    @Test
    void isTheCauseOfAZeroCharacter() {
        assertThat(UnstorableValue.isCauseOf(new IllegalStateException(new SQLException("zero", "22021"))))
                .isTrue();
    }

    @Test
    void missingConnectionIsRecognisedHoweverItIsWrapped() {
        assertThat(NoConnection.isCauseOf(
                        new CannotCreateTransactionException("no", new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(NoConnection.isCauseOf(new SQLException("too many connections", "53300")))
                .isTrue();
        assertThat(NoConnection.isCauseOf(new SQLException("broke while committing", "08006")))
                .isFalse();
        assertThat(NoConnection.isCauseOf(new SQLException("without a state"))).isFalse();
    }
}
