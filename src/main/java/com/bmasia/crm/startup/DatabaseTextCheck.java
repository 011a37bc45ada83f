package com.bmasia.crm.startup;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a database that cannot search Thai, before the schema is created in it. Where the character type is {@code C},
 * {@code pg_trgm} takes Thai letters for punctuation, indexes nothing, and every search is silently empty.
 */
@Component
class DatabaseTextCheck implements BeanPostProcessor {

    private record Text(String encoding, String characterType) {

        boolean knowsThai() {
            return encoding.equals("UTF8") && !characterType.equals("C") && !characterType.equals("POSIX");
        }
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringLiquibase liquibase) {
            check(liquibase.getDataSource());
        }
        return bean;
    }

    static void check(DataSource database) {
        Text text = JdbcClient.create(database).sql("""
                        select pg_encoding_to_char(encoding) as encoding, datctype as character_type
                          from pg_database where datname = current_database()
                        """).query(Text.class).single();
        if (!text.knowsThai()) {
            throw new StartRefused(
                    "The database has encoding %s and character type %s: searching for Thai text would find nothing."
                            .formatted(text.encoding(), text.characterType()),
                    "Create it with UTF-8, for example: create database crm template template0 encoding 'UTF8'"
                            + " lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'");
        }
    }
}
