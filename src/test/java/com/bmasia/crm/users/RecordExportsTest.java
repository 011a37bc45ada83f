package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Row 47: whoever takes a list out is in the audit log, whatever list it is. */
@ModuleTest
class RecordExportsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @Test
    void everyListThatCanBeTakenOutIsRecordedWithItsFilters() throws Exception {
        Set<String> lists = pages.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.endsWith(".csv") || path.contains("export"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lists).contains("/tickets/export.csv", "/customers/companies.csv", "/customers/contacts.csv");
        String mark = UUID.randomUUID().toString();
        for (String list : lists) {
            mvc.perform(get(list).queryParam("q", mark).with(as.page("admin"))).andExpect(status().isOk());
            assertThat(recorded(list + "?q=" + mark)).as(list).isEqualTo(1);
        }
    }

    @Test
    void pagesAreNotExports() throws Exception {
        String mark = UUID.randomUUID().toString();
        mvc.perform(get("/tickets").queryParam("q", mark).with(as.page("admin")))
                .andExpect(status().isOk());
        assertThat(recorded("/tickets?q=" + mark)).isZero();
    }

    private int recorded(String list) {
        return jdbc.sql("""
                        select count(*) from audit_entry
                         where action = 'list.exported' and entity_label = :list and actor_id = :who
                        """)
                .params(Map.of("list", list, "who", as.user("admin").id().value()))
                .query(Integer.class)
                .single();
    }
}
