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
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    ListSpec<CompanyView> companyList;

    @Autowired
    Lists lists;

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
    @ValueSource(strings = {"NAME", "newest", "-name", "created_at", "-updated_at"})
    void showsEachRowOnceWhileOthersAreAdded(String sort) {
        String word = Examples.unique("Paged");
        List<CompanyId> made = new ArrayList<>(IntStream.range(0, 23)
                .mapToObj(n -> create(word + " " + (n % 3 == 0 ? "same" : "ก" + n)))
                .toList());
        List<CompanyId> seen = new ArrayList<>();
        String after = null;
        do {
            PageOf<CompanyView> page = page(word, sort, after, 5);
            page.items().forEach(company -> seen.add(company.id()));
            after = page.next();
            create(word + " added");
        } while (after != null && seen.size() < 200);
        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    }

    private PageOf<CompanyView> page(String typed, String sort, String after, int size) {
        Map<String, List<String>> query = new HashMap<>(Map.of("q", List.of(typed), "sort", List.of(sort)));
        if (after != null) {
            query.put("after", List.of(after));
        }
        return lists.page(companyList, new ListQuery(query), Scope.all(), size);
    }

    @Test
    void sortsThaiVowelsBehindTheirConsonants() {
        String word = Examples.unique("");
        create("เกาะ" + word);
        create("ขนม" + word);
        create("กาแฟ" + word);
        assertThat(page(word, "NAME", null, 10).items())
                .extracting(company -> company.details().name().substring(0, 2))
                .containsExactly("กา", "เก", "ขน");
    }

    @Test
    void saysThatACursorIsOfNoUse() throws Exception {
        mvc.perform(get("/customers/companies").param("after", "%%").with(as.page("support")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Start from the top")));
    }

    @Test
    void sortsByTheHeadOfAColumn() throws Exception {
        String word = Examples.unique("Headed");
        create(word + " a");
        create(word + " b");
        String page = list("q", word, "sort", "-name").andReturn().getResponse().getContentAsString();
        assertThat(page.indexOf(word + " b<")).isLessThan(page.indexOf(word + " a<"));
        assertThat(page).contains("aria-sort=\"descending\"");
    }

    @Test
    void leavesOutWhatAnAddressSaysWrongly() throws Exception {
        String name = Examples.unique("Old Address Hotel");
        create(name);
        list("q", name, "tier", "GOLD", "sort", "shoe-size", "status", "asleep", "show", "nothing")
                .andExpect(content().string(containsString(">" + name + "<")));
    }

    @Test
    void showsOnlyTheColumnsThatAreChosen() throws Exception {
        String name = Examples.unique("Columns Hotel");
        create(name);
        String page =
                list("q", name, "show", "name,tax_id").andReturn().getResponse().getContentAsString();
        assertThat(Jsoup.parse(page).select("#results th").eachText()).containsExactly("Name", "Tax ID");
        String csv = file("/customers/companies.csv", "q", name, "show", "name,tax_id");
        assertThat(csv.lines().findFirst()).hasValue("\uFEFFName,Tax ID");
    }

    @Test
    void countsTheChips() throws Exception {
        String name = Examples.unique("Counted Hotel");
        create(name + " 1");
        companies.deactivate(create(name + " 2"), null);
        mvc.perform(get("/customers/companies")
                        .param("q", name)
                        .header("HX-Request", "true")
                        .header("List-Part", "counts")
                        .with(as.page("support")))
                .andExpect(content().string(containsString("id=\"count-ALL\" hx-swap-oob=\"true\">2<")))
                .andExpect(content().string(containsString("id=\"count-INACTIVE\" hx-swap-oob=\"true\">1<")));
    }

    @Test
    void makesAWorkbookWithTextAsText(@TempDir Path folder) throws Exception {
        String name = Examples.unique("=Workbook โรงแรม");
        create(name);
        byte[] file = mvc.perform(
                        get("/customers/companies.xlsx").param("q", name).with(as.page("support")))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"companies.xlsx\""))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Path saved = Files.write(folder.resolve("companies.xlsx"), file);
        try (ZipFile zip = new ZipFile(saved.toFile())) {
            Document sheet = Jsoup.parse(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")), "UTF-8", "", Parser.xmlParser());
            assertThat(sheet.select("t").eachText()).contains(name, "Tax ID");
        }
    }

    private String file(String path, String... parameters) throws Exception {
        var request = get(path).with(as.page("support"));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
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
                .getContentAsString(StandardCharsets.UTF_8);
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
