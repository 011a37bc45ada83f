package com.bmasia.crm;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has PostgreSQL plan each of our own statements for the values it is asked with. After some runs the driver and the
 * server would settle on one plan for all values, the one for the average team or search word; a small team's list then
 * reads 100,000 rows of others. The engine's statements, which all go by a key, keep their prepared plans.
 */
@Configuration(proxyBeanMethods = false)
class QueriesPlannedByValue {

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source) {
        return new JdbcTemplate(source) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        };
    }
}
