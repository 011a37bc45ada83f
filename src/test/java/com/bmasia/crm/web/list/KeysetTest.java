package com.bmasia.crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.RuleViolation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of a list as SQL, and the cursors that it makes and refuses. */
class KeysetTest {

    private static final Keyset NEWEST = Keyset.newestFirst("fruit", "f.picked_at", "f.id");
    private static final Keyset BY_NAME =
            Keyset.of("fruit").ascending("lower(f.name)", "text").ascending("f.id", "uuid");
    private static final Keyset BY_WEIGHT =
            Keyset.of("fruit").nullable("f.weight", "numeric", false).ascending("f.id", "uuid");
    private static final Keyset HEAVIEST =
            Keyset.of("fruit").nullable("f.weight", "numeric", true).descending("f.id", "uuid");

    @Test
    void ordersAndSelectsWhatItGoesOnFrom() {
        assertThat(NEWEST.orderBy()).isEqualTo("f.picked_at desc, f.id desc");
        assertThat(BY_NAME.orderBy()).isEqualTo("lower(f.name), f.id");
        assertThat(BY_NAME.columns()).isEqualTo("lower(f.name) as list_key_0, f.id as list_key_1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void beginsAtTheTopWithoutACursor(String none) {
        assertThat(NEWEST.after(none).condition()).isEqualTo("true");
    }

    @Test
    void comparesWholeRowsWhereNoNullCanBeLost() {
        assertThat(after(NEWEST, "2026-11-10 00:00:00+00", "1"))
                .isEqualTo("(f.picked_at, f.id) < (cast(:list_after_0 as timestamptz), cast(:list_after_1 as uuid))");
        assertThat(after(BY_NAME, "apple", "1"))
                .isEqualTo("(lower(f.name), f.id) > (cast(:list_after_0 as text), cast(:list_after_1 as uuid))");
        // Nulls come first: none is left.
        assertThat(after(HEAVIEST, "5", "1"))
                .isEqualTo("(f.weight, f.id) < (cast(:list_after_0 as numeric), cast(:list_after_1 as uuid))");
    }

    @Test
    void looksForNullsWhereTheyStillCome() {
        assertThat(after(BY_WEIGHT, "5", "1"))
                .isEqualTo("((f.weight > cast(:list_after_0 as numeric) or f.weight is null)"
                        + " or f.weight = cast(:list_after_0 as numeric) and f.id > cast(:list_after_1 as uuid))");
        assertThat(after(BY_WEIGHT, null, "1")).isEqualTo("(f.weight is null and f.id > cast(:list_after_1 as uuid))");
        assertThat(after(HEAVIEST, null, "1"))
                .isEqualTo("(f.weight is not null or f.weight is null and f.id < cast(:list_after_1 as uuid))");
    }

    @Test
    void takesDirectionsOneByOneWhereTheyDiffer() {
        Keyset mixed = Keyset.of("fruit").descending("a", "integer").ascending("b", "uuid");
        assertThat(after(mixed, "1", "2"))
                .isEqualTo("(a < cast(:list_after_0 as integer)"
                        + " or a = cast(:list_after_0 as integer) and b > cast(:list_after_1 as uuid))");
    }

    @Test
    void writesCursorsThatNeedNoEscapeInAnAddress() {
        assertThat(BY_NAME.cursor(List.of("กาแฟ & tea? 100%", "1"))).matches("[A-Za-z0-9._~-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "%%", "2026-11-10T00:00:00Z_1", "eyJvcmRlcmluZyI6IiwiLCJrZXlzIjpbbnVsbF19"})
    void refusesWhatItDidNotMake(String cursor) {
        assertRefused(NEWEST, cursor);
    }

    @Test
    void refusesCursorsOfOtherListsAndOrders() {
        String cursor = NEWEST.cursor(List.of("2026-11-10 00:00:00+00", "1"));
        assertThat(NEWEST.after(cursor).condition()).isNotEqualTo("true");
        assertRefused(BY_NAME, cursor);
        assertRefused(Keyset.of("fruit").ascending("f.picked_at", "timestamptz").ascending("f.id", "uuid"), cursor);
        assertRefused(Keyset.newestFirst("bread", "f.picked_at", "f.id"), cursor);
    }

    @Test
    void refusesCursorsThatWereTamperedWith() {
        String cursor = NEWEST.cursor(List.of("2026-11-10 00:00:00+00", "1"));
        assertRefused(NEWEST, cursor + ".MQ");
        assertRefused(NEWEST, cursor + "!");
        assertRefused(NEWEST, cursor.substring(0, cursor.lastIndexOf('.')));
        assertRefused(NEWEST, NEWEST.cursor(Arrays.asList("2026-11-10 00:00:00+00", null)));
    }

    private static void assertRefused(Keyset order, String cursor) {
        assertThatThrownBy(() -> order.after(cursor)).isInstanceOfSatisfying(RuleViolation.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("after");
            assertThat(refusal.messageKey()).isEqualTo("web.rule.cursor");
        });
    }

    private static String after(Keyset order, String... row) {
        return order.after(order.cursor(Arrays.asList(row))).condition();
    }
}
