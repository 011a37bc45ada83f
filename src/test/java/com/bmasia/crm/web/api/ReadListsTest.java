package com.bmasia.crm.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Filters, order, pages and cursors over a table of fruit that lives as long as the test's transaction. */
@ModuleTest
@Transactional
class ReadListsTest {

    enum Colour {
        RED,
        DARK_GREEN
    }

    private static final ListSpec<String> FRUIT = ListSpec.of("fruit", "f.name", (row, n) -> row.getString("name"))
            .from("fruit f", "f.id")
            .uuid("id", "f.id")
            .text("name", "f.name")
            .code("colour", "f.colour", Colour.class)
            .instant("picked_at", "f.picked_at")
            .number("weight", "f.weight")
            .bool("heavy", "f.weight > :limit")
            .search("f.name")
            .sortable("name")
            .sortableOrAbsent("picked_at", "weight")
            .orderedBy("name");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApiLists lists;

    @BeforeEach
    void pickFruit() {
        jdbc.sql("create temporary table fruit (id uuid, name text, colour text, picked_at timestamptz, weight numeric)"
                        + " on commit drop")
                .update();
        add("apple", "RED", "2026-05-01T00:30:00+07:00", "100");
        add("cherry", "RED", "2026-05-02T00:30:00+07:00", "5");
        add("lime", "DARK_GREEN", "2026-05-03T00:30:00+07:00", "50");
        add("100% grape", "DARK_GREEN", null, "5");
        add("melon", null, null, "900");
    }

    private void add(String name, String colour, String pickedAt, String weight) {
        jdbc.sql("insert into fruit values (?, ?, ?, cast(? as timestamptz), cast(? as numeric))")
                .params(Ids.next(), name, colour, pickedAt, weight)
                .update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=lime | lime",
                "name__in=lime,apple | apple lime",
                "colour=red | apple cherry",
                "colour=dark_green | 100%_grape lime",
                "colour__isnull=true | melon",
                "colour__isnull=false | 100%_grape apple cherry lime",
                "picked_at__gte=2026-05-01T17:30:00Z | cherry lime",
                "picked_at__lt=2026-05-02T00:30:00+07:00 | apple",
                "picked_at__lt=2026-05-02T00:30:00 07:00 | apple",
                "picked_at=2026-05-02 | cherry",
                "picked_at__gte=2026-05-02 | cherry lime",
                "picked_at__gt=2026-05-02 | lime",
                "picked_at__lte=2026-05-02 | apple cherry",
                "picked_at__lt=2026-05-02 | apple",
                "picked_at__in=2026-05-01,2026-05-03T00:30:00+07:00 | apple lime",
                "weight__gt=5 | apple lime melon",
                "weight__lte=5 | 100%_grape cherry",
                "heavy=true | apple melon",
                "heavy=false | 100%_grape cherry lime",
                "search=E%20 | ",
                "search=LE | apple",
                "search=0% | 100%_grape",
                "name= | 100%_grape apple cherry lime melon",
                "ordering=-name | melon lime cherry apple 100%_grape",
                "ordering=weight,-name | cherry 100%_grape lime apple melon",
                "name__in=lime') or true -- | "
            })
    void filtersAndOrders(String query, String expected) {
        assertThat(read(query).results().stream().map(name -> name.replace(' ', '_')))
                .containsExactlyElementsOf(
                        expected == null ? List.of() : List.of(expected.strip().split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense=1",
                "name__like=a",
                "name__gte=a",
                "heavy__in=true",
                "id=not-a-uuid",
                "colour=blue",
                "picked_at__gte=2026-13-01",
                "weight=1e999999999",
                "weight=heavy",
                "heavy=perhaps",
                "colour__isnull=perhaps",
                "page=0",
                "page_size=many",
                "page=9223372036854775808",
                "page=101",
                "cursor=nonsense"
            })
    void refusesWhatIsNotInTheCatalogueNamingIt(String query) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(query.split("=")[0]));
    }

    @Test
    void refusesUnknownOrderings() {
        assertThatThrownBy(() -> read("ordering=colour")).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> read("ordering=name;drop table fruit")).isInstanceOf(RuleViolation.class);
    }

    @Test
    void pagesByNumberWithAddressesOfTheNeighbours() {
        ApiPage<String> second = read("page_size=2&page=2&search=e");
        assertThat(second.count()).isEqualTo(5);
        assertThat(second.countIsEstimate()).isFalse();
        assertThat(second.results()).containsExactly("cherry", "lime");
        assertThat(second.next()).contains("page=3").contains("page_size=2").contains("search=e");
        assertThat(second.previous()).contains("page=1");
        ApiPage<String> third = read("page_size=2&page=3&search=e");
        assertThat(third.next()).isNull();
        assertThat(third.results()).containsExactly("melon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "picked_at",
                "-picked_at",
                "weight",
                "-weight",
                "weight,-name",
                "-picked_at,weight",
                "-picked_at,-weight",
                "-weight,picked_at"
            })
    void readsEveryRowOnceByCursorInEveryOrder(String order) {
        List<String> atOnce = read("ordering=" + order).results();
        List<String> bySteps = new ArrayList<>();
        ApiPage<String> page = read("page_size=1&cursor=start&ordering=" + order);
        bySteps.addAll(page.results());
        while (page.next() != null) {
            page = read(page.next().substring(page.next().indexOf('?') + 1));
            bySteps.addAll(page.results());
        }
        assertThat(bySteps).isEqualTo(atOnce).hasSize(5);
    }

    @Test
    void refusesACursorOfAnotherOrderAndOneThatWasTamperedWith() {
        String next = read("page_size=1&cursor=start&ordering=weight").next();
        String cursor = next.substring(next.indexOf("cursor=") + 7).split("&")[0];
        assertThatThrownBy(() -> read("cursor=" + cursor + "&ordering=name")).isInstanceOf(RuleViolation.class);
        String forged = java.util.Base64.getUrlEncoder()
                .encodeToString("{\"ordering\":\"weight\",\"keys\":[\"x\",\"y\"]}".getBytes());
        assertThatThrownBy(() -> read("cursor=" + forged + "&ordering=weight")).isInstanceOf(RuleViolation.class);
    }

    @Test
    void estimatesBeyondTenThousandAndGoesOnByCursor() {
        jdbc.sql(
                        "insert into fruit select gen_random_uuid(), 'seed ' || i, 'RED', now(), 1 from generate_series(1, 20000) i")
                .update();
        jdbc.sql("analyze fruit").update();
        ApiPage<String> last = read("page_size=500&page=20");
        assertThat(last.countIsEstimate()).isTrue();
        assertThat(last.count()).isBetween(15_000L, 25_000L);
        assertThat(last.next()).contains("cursor=").doesNotContain("page=");
        assertThat(read(last.next().substring(last.next().indexOf('?') + 1)).results())
                .hasSize(500);
        assertThat(read("search=apple").countIsEstimate()).isFalse();
    }

    @Test
    void neverReadsMoreThanFiveHundredAtOnce() {
        assertThat(new ListRequest("", Map.of("page_size", "100000")).size()).isEqualTo(500);
        assertThat(new ListRequest("", Map.of()).size()).isEqualTo(100);
    }

    private ApiPage<String> read(String query) {
        Map<String, String> parameters = Stream.of(query.split("&"))
                .map(part -> part.split("=", 2))
                .filter(part -> !part[1].isEmpty())
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        return lists.read(
                FRUIT,
                new ListRequest("http://crm.example/api/v1/fruit?" + query, parameters),
                Scope.all().with("limit", 60));
    }
}
