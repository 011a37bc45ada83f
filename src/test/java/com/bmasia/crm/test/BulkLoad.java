package com.bmasia.crm.test;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills tables with millions of rows by SQL in one transaction: without their indexes, which are built afterwards in one
 * go, and without triggers and checks of foreign keys row by row. What is written must therefore be right by itself. Needs
 * the superuser that the embedded PostgreSQL has.
 */
public final class BulkLoad {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public BulkLoad(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One table, and the statement that fills it. What was filled before has its indexes and statistics by then. */
    public record Step(String table, String sql) {}

    public void fill(List<Step> steps) {
        transaction.executeWithoutResult(status -> {
            run("set local session_replication_role = replica");
            run("set local maintenance_work_mem = '512MB'");
            run("set local work_mem = '256MB'");
            run("set local max_parallel_maintenance_workers = 2");
            steps.forEach(this::fill);
        });
    }

    private void fill(Step step) {
        long began = System.nanoTime();
        List<String> indexes = indexes(step.table());
        names(step.table()).forEach(name -> run("drop index " + name));
        int rows = jdbc.sql(step.sql()).update();
        long filled = System.nanoTime();
        indexes.forEach(this::run);
        run("analyze " + step.table());
        System.out.printf(
                "  %s: %,d rows in %.1f s, %d indexes in %.1f s%n",
                step.table(), rows, (filled - began) / 1e9, indexes.size(), (System.nanoTime() - filled) / 1e9);
    }

    private List<String> indexes(String table) {
        return ofTable(table, "pg_get_indexdef(i.indexrelid)");
    }

    private List<String> names(String table) {
        return ofTable(table, "i.indexrelid::regclass::text");
    }

    /** All indexes but those that a constraint needs. */
    private List<String> ofTable(String table, String column) {
        return jdbc.sql("select " + column + """
                         from pg_index i
                        where i.indrelid = cast(:table as regclass)
                          and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                        order by i.indexrelid
                        """)
                .param("table", table)
                .query(String.class)
                .list();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
