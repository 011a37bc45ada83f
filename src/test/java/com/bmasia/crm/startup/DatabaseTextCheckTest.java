package com.bmasia.crm.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.test.ModuleTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ModuleTest
class DatabaseTextCheckTest {

    @Autowired
    DataSource database;

    @Autowired
    JdbcConnectionDetails details;

    @Test
    void refusesADatabaseThatTakesThaiLettersForPunctuation() {
        JdbcClient.create(database)
                .sql("create database without_thai template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'")
                .update();
        String address = details.getJdbcUrl().replaceFirst("/test_\\d+", "/without_thai");
        DataSource other = new DriverManagerDataSource(address, details.getUsername(), details.getPassword());

        assertThatThrownBy(() -> DatabaseTextCheck.check(other))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Thai");
        assertThatCode(() -> DatabaseTextCheck.check(database)).doesNotThrowAnyException();
    }
}
