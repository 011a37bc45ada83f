package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.mail.log.LoggedMail;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.users.records.RecordLink;
import com.bmasia.crm.users.records.TableOfRecords;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What holds for every kind of record, whichever module adds the next one. */
@ModuleTest
class EveryKindOfRecordTest {

    @Autowired
    RecordKinds kinds;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @BeforeEach
    void oneRecordAtLeast() {
        as.signIn("admin");
        CompanyId company = fixtures.company("Kinds " + UUID.randomUUID());
        fixtures.contact(company, UUID.randomUUID() + "@kinds.example", Language.EN);
        fixtures.ticketWithoutContact(company);
        LoggedMail.to("nok@kinds.example").insert(jdbc);
    }

    @Test
    void hasANameThatNoOtherHas() {
        assertThat(kinds.all()).extracting(RecordKind::name).doesNotHaveDuplicates();
        assertThat(kinds.all().stream().flatMap(kind -> kind.processKeys().stream()))
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> findsNamesAndOpensItsRecords() {
        return kinds.all().stream()
                .filter(kind -> !(kind instanceof TaskFixtures))
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> check(kind)));
    }

    private void check(RecordKind kind) throws Exception {
        UUID unknown = UUID.randomUUID();
        assertThat(kind.find(List.of(unknown))).isEmpty();
        assertThat(kind.search("no" + unknown, 1)).isEmpty();
        for (UUID id : newest(kind)) {
            RecordLink link = kind.find(List.of(id, unknown)).get(id);
            assertThat(link.number()).isNotBlank();
            mvc.perform(get(link.url()).with(as.page("admin"))).andExpect(status().isOk());
        }
    }

    /** Also of those that no words find. */
    private List<UUID> newest(RecordKind kind) {
        return kind instanceof TableOfRecords table
                ? jdbc.sql("select id from %s order by id desc limit 1"
                                .formatted(table.source().table()))
                        .query(UUID.class)
                        .list()
                : kind.search("", 1);
    }
}
