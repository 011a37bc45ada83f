package com.bmasia.crm.customers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Countries by their English name, as they are stored, with the ISO code that telephone numbers and tax rules need. */
public final class Countries {

    static final String THAILAND = "Thailand";

    /** Where the JDK's name is not the one on our customers' letterheads. */
    private static final Map<String, String> OUR_NAMES =
            Map.of("HK", "Hong Kong", "MO", "Macao", "MM", "Myanmar", "CN", "China");

    private static final Map<String, String> CODES_BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        Arrays.stream(Locale.getISOCountries()).forEach(code -> CODES_BY_NAME.put(nameOf(code), code));
    }

    private Countries() {}

    public static List<String> names() {
        return List.copyOf(CODES_BY_NAME.keySet());
    }

    /** The stored name of a country given by English name or ISO code, in any case. */
    static Optional<String> named(String typed) {
        String name = typed.length() == 2 ? nameOf(typed.toUpperCase(Locale.ROOT)) : typed;
        return Optional.ofNullable(CODES_BY_NAME.get(name)).map(Countries::nameOf);
    }

    /** ISO code of a stored name; Thailand's for none, because most customers are there. */
    static String codeOf(String name) {
        return name == null ? "TH" : CODES_BY_NAME.getOrDefault(name, "TH");
    }

    private static String nameOf(String code) {
        return OUR_NAMES.getOrDefault(code, new Locale("", code).getDisplayCountry(Locale.ENGLISH));
    }
}
