package com.bmasia.crm.customers;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads results of any size with a cursor. PostgreSQL's driver only does so inside a transaction and with a fetch size. */
@Component
class StreamedRows {

    private static final int ROWS_PER_ROUND_TRIP = 500;

    private final NamedParameterJdbcTemplate jdbc;

    StreamedRows(javax.sql.DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(ROWS_PER_ROUND_TRIP);
        jdbc = new NamedParameterJdbcTemplate(template);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void read(String sql, Map<String, Object> parameters, RowCallbackHandler reader) {
        jdbc.query(sql, parameters, reader);
    }
}
