package com.bmasia.crm.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.HttpPerson;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All connections of one kind are taken: who needs one of them is told to come back, everybody else notices nothing. */
@BrowserTest
@ExtendWith(OutputCaptureExtension.class)
class ShedLoadTest {

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void answersReadersWhileThoseWhoChangeWait(CapturedOutput log) throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        HttpResponse<String> refused = whileTaken(Share.CHANGING, () -> {
            assertThat(person.get("/tickets").statusCode()).isEqualTo(200);
            return person.post("/users/me/theme", Map.of("theme", "dark"));
        });
        assertBusy(refused);
        assertThat(refused.body()).contains("The server is busy", "Nothing was saved");
        assertThat(log.getAll().lines().filter(line -> line.contains("no connection to the database")))
                .hasSize(1);
        assertThat(log).doesNotContain("incident").doesNotContain("SQLTransientConnectionException");
    }

    @Test
    void keepsHealthAndBackgroundGoingWhileNobodyCanRead() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        assertBusy(whileTaken(Share.READING, () -> {
            assertThat(new HttpPerson(port).get("/actuator/health").body()).contains("UP");
            try (Connection background = database.getConnection()) {
                assertThat(background.isValid(5)).isTrue();
            }
            return person.get("/tickets");
        }));
    }

    @Test
    void tellsApiClientsInTheirWords() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        HttpResponse<String> refused = whileTaken(Share.READING, () -> person.get("/api/v1/tickets/"));
        assertBusy(refused);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("\"status\":503");
    }

    /** A transaction beside another one would wait for connections that are held by those who wait. */
    @Test
    void givesASecondConnectionToWhoHoldsOne() throws Exception {
        TransactionTemplate beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(outer -> {
            try {
                whileTaken(Share.BACKGROUND, () -> beside.execute(inner -> true));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void assertBusy(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    /** Takes what is left of the share; what others hold of it for a moment does not matter. */
    private <T> T whileTaken(Share share, Callable<T> work) throws Exception {
        HikariDataSource pool = (HikariDataSource) shared().pool(share);
        List<Connection> taken = new ArrayList<>(List.of(pool.getConnection()));
        // Not one more: it would be waited for until the patience of that share is over.
        while (pool.getHikariPoolMXBean().getActiveConnections() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
        try {
            return work.call();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private SharedConnections shared() throws SQLException {
        return (SharedConnections) database;
    }
}
