package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The order of a list, ending with a unique key, and the places in it: the only cursor in the program. PostgreSQL's own
 * place for nulls is kept (last when ascending, first when descending), so that indexes fit.
 */
public final class Keyset {

    private static final String ABSENT = "~";

    private final String list;
    private final List<Key> keys;

    private Keyset(String list, List<Key> keys) {
        this.list = list;
        this.keys = keys;
    }

    /** @param list a name that no other list has, so that a cursor of another list is refused */
    public static Keyset of(String list) {
        return new Keyset(list, List.of());
    }

    /** The order that most lists have. */
    public static Keyset newestFirst(String list, String time, String id) {
        return of(list).descending(time, "timestamptz").descending(id, "uuid");
    }

    /** Orders further by a value that is never null. */
    public Keyset ascending(String expression, String sqlType) {
        return and(new Key(expression, sqlType, false, false));
    }

    /** Orders further by a value that is never null. */
    public Keyset descending(String expression, String sqlType) {
        return and(new Key(expression, sqlType, true, false));
    }

    /** Orders further by a value that may be null. */
    public Keyset nullable(String expression, String sqlType, boolean descending) {
        return and(new Key(expression, sqlType, descending, true));
    }

    Keyset by(String expression, String sqlType, boolean descending, boolean nullable) {
        return and(new Key(expression, sqlType, descending, nullable));
    }

    private Keyset and(Key key) {
        List<Key> all = new ArrayList<>(keys);
        all.add(key);
        return new Keyset(list, List.copyOf(all));
    }

    public String orderBy() {
        return each(key -> key.expression() + (key.descending() ? " desc" : ""));
    }

    /** The same order in a statement around this one, which finds its values in {@link #columns}. */
    String orderByColumns() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "list_key_" + i + (keys.get(i).descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** Columns that the statement must select besides its own: from their values the next page goes on. */
    public String columns() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).expression() + " as list_key_" + i)
                .collect(Collectors.joining(", "));
    }

    /** The cursor of the place after the row with these values, in the order of the keys. */
    public String cursor(List<String> row) {
        return fingerprint() + row.stream().map(Keyset::encode).collect(Collectors.joining(".", ".", ""));
    }

    /**
     * Where the page of a list begins.
     *
     * @param cursor as it came in the parameter {@code after}; null or empty for the beginning
     * @throws RuleViolation for a cursor that was not made by this list in this order
     */
    public Place after(String cursor) {
        return after(cursor, "after");
    }

    /** @param parameter in which the cursor came */
    public Place after(String cursor, String parameter) {
        boolean first = cursor == null || cursor.isBlank();
        return new Place(first ? null : decode(cursor, parameter), parameter);
    }

    /** A cursor fits one list in one order. */
    private String fingerprint() {
        return Integer.toHexString(Objects.hash(list, orderBy()));
    }

    private List<String> decode(String cursor, String parameter) {
        String[] parts = cursor.split("\\.", -1);
        if (parts.length == keys.size() + 1 && parts[0].equals(fingerprint())) {
            try {
                List<String> row =
                        Arrays.stream(parts).skip(1).map(Keyset::decode).toList();
                if (IntStream.range(0, row.size())
                        .allMatch(i -> row.get(i) != null || keys.get(i).nullable())) {
                    return row;
                }
            } catch (IllegalArgumentException e) {
                // No Base64: refused below, as what is not ours.
            }
        }
        throw refusal(parameter);
    }

    private static String encode(String value) {
        return value == null
                ? ABSENT
                : Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        return part.equals(ABSENT) ? null : new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static RuleViolation refusal(String parameter) {
        return new RuleViolation(parameter, "web.rule.cursor");
    }

    private String after(List<String> row) {
        if (isOneComparison(row)) {
            // It starts right inside the index, however deep the page is.
            String values = IntStream.range(0, keys.size())
                    .mapToObj(i -> keys.get(i).value(i))
                    .collect(Collectors.joining(", "));
            return "(" + each(Key::expression) + ") " + (keys.get(0).descending() ? "<" : ">") + " (" + values + ")";
        }
        List<String> ways = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String after = keys.get(i).after(i, row.get(i));
            if (after != null) {
                ways.add(same + after);
            }
            same.append(keys.get(i).same(i, row.get(i))).append(" and ");
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    /** Nulls would have to stand after the row, or be in it, to fall out of a comparison of whole rows. */
    private boolean isOneComparison(List<String> row) {
        boolean descending = keys.get(0).descending();
        return row.stream().noneMatch(Objects::isNull)
                && keys.stream().allMatch(key -> key.descending() == descending && (descending || !key.nullable()));
    }

    private String each(Function<Key, String> part) {
        return keys.stream().map(part).collect(Collectors.joining(", "));
    }

    private record Row<T>(T item, List<String> keys) {}

    /** A place in the order: the beginning, or after the row that a cursor names. */
    public final class Place {

        private final List<String> row;
        private final String parameter;

        private Place(List<String> row, String parameter) {
            this.row = row;
            this.parameter = parameter;
        }

        /** The condition under which rows come after this place. */
        public String condition() {
            return row == null ? "true" : after(row);
        }

        /** What a statement of one list ends with, after another condition: this one, the order and the limit. */
        public String rest() {
            return " and " + condition() + " order by " + orderBy() + " limit :list_limit";
        }

        /**
         * Reads the page that begins here.
         *
         * @param statement selects {@link #columns} and ends with {@link #rest}, or has its parts where they belong
         */
        public <T> PageOf<T> page(StatementSpec statement, int size, RowMapper<T> item) {
            List<Row<T>> rows = rows(statement.params(parameters(size)), item);
            // The extra row only proves that another page exists.
            boolean more = rows.size() > size;
            List<Row<T>> shown = more ? rows.subList(0, size) : rows;
            return new PageOf<>(
                    shown.stream().map(Row::item).toList(),
                    more ? cursor(shown.get(size - 1).keys()) : null);
        }

        private Map<String, Object> parameters(int size) {
            Map<String, Object> parameters = new HashMap<>(Map.of("list_limit", size + 1));
            for (int i = 0; row != null && i < row.size(); i++) {
                if (row.get(i) != null) {
                    parameters.put("list_after_" + i, row.get(i));
                }
            }
            return parameters;
        }

        private <T> List<Row<T>> rows(StatementSpec statement, RowMapper<T> item) {
            try {
                return statement
                        .query((row, n) -> new Row<>(item.mapRow(row, n), values(row)))
                        .list();
            } catch (DataIntegrityViolationException e) {
                if (row == null) {
                    throw e;
                }
                // Somebody wrote values into the cursor that are not of the column's type.
                throw refusal(parameter);
            }
        }

        private List<String> values(ResultSet row) throws SQLException {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                values.add(row.getString("list_key_" + i));
            }
            return values;
        }
    }
}
