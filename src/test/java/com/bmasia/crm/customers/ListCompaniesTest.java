package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class ListCompaniesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    CompanyService companies;

    @Autowired
    CompanyQueries queries;

    private CompanyId create(String name) {
        return companies.create(Examples.company(name), null);
    }

    private ResultActions list(String... parameters) throws Exception {
        var request = get("/customers/companies").with(as.page("support"));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"บ้านสวน", "สวน", "อาหารบ้าน"})
    void findsThaiInTheMiddleOfAName(String typed) throws Exception {
        String name = Examples.unique("ร้านอาหารบ้านสวน");
        create(name);
        list("q", typed).andExpect(content().string(containsString(name)));
        list("q", "สวนบ้าน").andExpect(content().string(not(containsString(name))));
    }

    @Test
    void findsTelephoneNumbersAsTheyAreTyped() throws Exception {
        CompanyId id = companies.create(Examples.withPhone("084 555 0199", "Thailand"), null);
        list("q", "084 555 0199").andExpect(content().string(containsString(id.toString())));
        list("q", "555-0199").andExpect(content().string(containsString(id.toString())));
    }

    @Test
    void takesPercentForALetter() throws Exception {
        create(Examples.unique("Percent Hotel"));
        list("q", "Percent%Hotel").andExpect(content().string(not(containsString("/customers/companies/0"))));
    }

    @Test
    void leavesInactiveOnesOutUnlessAskedFor() throws Exception {
        String name = Examples.unique("Sleeping Hotel");
        companies.deactivate(create(name), null);
        list("q", name).andExpect(content().string(not(containsString(">" + name + "<"))));
        list("q", name, "status", "INACTIVE").andExpect(content().string(containsString(">" + name + "<")));
        list("q", name, "status", "ALL").andExpect(content().string(containsString(">" + name + "<")));
    }

    @Test
    void filtersByCountryTierAndBillingEntity() throws Exception {
        String name = Examples.unique("Filter Hotel");
        create(name);
        list("q", name, "country", "Thailand", "tier", "STANDARD", "billingEntity", "BMA_THAILAND")
                .andExpect(content().string(containsString(">" + name + "<")));
        list("q", name, "country", "Japan").andExpect(content().string(containsString("No matches")));
        list("q", name, "tier", "PREMIUM").andExpect(content().string(containsString("No matches")));
        list("q", name, "billingEntity", "BMA_HONGKONG").andExpect(content().string(containsString("No matches")));
    }

    @Test
    void answersScriptsWithRowsAndTheAddressToShow() throws Exception {
        mvc.perform(get("/customers/companies")
                        .param("q", "Grand")
                        .param("tier", "")
                        .header("HX-Request", "true")
                        .with(as.page("support")))
                .andExpect(header().string("HX-Push-Url", "/customers/companies?q=Grand"))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @ParameterizedTest
    @EnumSource(SortBy.class)
    void showsEachRowOnceWhileOthersAreAdded(SortBy sort) {
        String word = Examples.unique("Paged");
        List<CompanyId> made = new ArrayList<>(IntStream.range(0, 23)
                .mapToObj(n -> create(word + " " + (n % 3 == 0 ? "same" : "ก" + n)))
                .toList());
        CompanyFilter filter = new CompanyFilter(word, null, null, null, null);
        List<CompanyId> seen = new ArrayList<>();
        String after = null;
        do {
            PageOf<CompanyView> page = queries.list(filter, sort, after, 5);
            page.items().forEach(company -> seen.add(company.id()));
            after = page.next();
            create(word + " added");
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    }

    @Test
    void sortsThaiVowelsBehindTheirConsonants() {
        String word = Examples.unique("");
        create("เกาะ" + word);
        create("ขนม" + word);
        create("กาแฟ" + word);
        assertThat(queries.list(new CompanyFilter(word, null, null, null, null), SortBy.NAME, null, 10)
                        .items())
                .extracting(company -> company.details().name().substring(0, 2))
                .containsExactly("กา", "เก", "ขน");
    }

    @Test
    void saysThatACursorIsOfNoUse() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> queries.list(new CompanyFilter(null, null, null, null, null), SortBy.NAME, "%%", 5)))
                .hasMessageContaining("cursor");
    }

    @Test
    void exportsTheFilteredListWithFormulasAsText() throws Exception {
        String word = Examples.unique("Formula");
        create("=HYPERLINK(\"http://evil.example\";\"" + word + "\")");
        create("@" + word + ", กาแฟ");
        String csv = mvc.perform(
                        get("/customers/companies.csv").param("q", word).with(as.page("support")))
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("\uFEFFName,").contains("\"'=HYPERLINK(", "\"'@" + word + ", กาแฟ\"");
    }

    @Test
    void offersOnlyActiveCompaniesToForms() throws Exception {
        String name = Examples.unique("Choice Hotel");
        CompanyId id = create(name);
        var request = get("/customers/companies/choices").param("q", name).with(as.page("support"));
        mvc.perform(request).andExpect(content().string(containsString(id.toString())));
        companies.deactivate(id, null);
        mvc.perform(request).andExpect(content().json("[]"));
    }
}
