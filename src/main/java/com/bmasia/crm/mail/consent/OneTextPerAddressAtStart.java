package com.bmasia.crm.mail.consent;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Sql;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suppressed addresses of international domains that were stored as they were typed get the one text by which they are
 * found: nobody who said no is written to because the domain has two spellings.
 */
@Component
class OneTextPerAddressAtStart implements ApplicationRunner {

    private final JdbcClient jdbc;

    OneTextPerAddressAtStart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String address) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select id, address from mail_suppression where address like '%@%xn--%'")
                .query((row, n) -> new Row(Sql.uuid(row, "id"), row.getString("address")))
                .list()
                .forEach(this::respell);
    }

    private void respell(Row row) {
        String address = EmailAddress.normalized(row.address());
        if (!address.equals(row.address())) {
            jdbc.sql("""
                            update mail_suppression s set address = :address
                             where id = :id and not exists (
                                 select from mail_suppression o where o.address = :address and o.reason = s.reason
                                    and o.topic is not distinct from s.topic)
                            """).param("address", address).param("id", row.id()).update();
        }
    }
}
