package com.bmasia.crm.mail.dsn;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery report (RFC 3464) says of one recipient, as it stands there.
 *
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}, in lower case
 * @param diagnostic the answer of the mail server; empty where there is none
 */
record DeliveryStatus(String action, String recipient, String original, String status, String diagnostic) {

    private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");

    static List<DeliveryStatus> read(String text) {
        return Fields.groups(text).stream()
                .filter(group -> group.containsKey("final-recipient") || group.containsKey("original-recipient"))
                .map(DeliveryStatus::of)
                .toList();
    }

    private static DeliveryStatus of(Map<String, String> group) {
        String original = address(group.get("original-recipient"));
        String recipient = address(group.get("final-recipient"));
        return new DeliveryStatus(
                firstWord(group.get("action")),
                recipient == null ? original : recipient,
                original,
                firstWord(group.get("status")),
                withoutType(group.getOrDefault("diagnostic-code", "")));
    }

    /** {@code rfc822;<nok@hotel.example>} as an address; null where there is none. */
    static String address(String field) {
        if (field == null) {
            return null;
        }
        Matcher encoded = XTEXT.matcher(withoutType(field));
        String plain = encoded.replaceAll(
                hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
        String address = plain.replaceAll("^.*<|>.*$", "").strip();
        return address.isEmpty() || address.length() > 254 ? null : address;
    }

    private static String withoutType(String field) {
        int semicolon = field.indexOf(';');
        boolean typed = semicolon > 0 && field.substring(0, semicolon).strip().matches("[\\w.-]+");
        return (typed ? field.substring(semicolon + 1) : field).strip();
    }

    /** Some write a comment behind it: {@code 5.0.0 (permanent failure)}. */
    private static String firstWord(String field) {
        return field == null ? "" : field.strip().split("[\\s(;]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
}
