package com.bmasia.crm.mail.rendering;

import static com.bmasia.crm.mail.TemplateType.CONTRACT;
import static com.bmasia.crm.mail.TemplateType.INVOICE;
import static com.bmasia.crm.mail.TemplateType.PAYMENT_OVERDUE;
import static com.bmasia.crm.mail.TemplateType.PAYMENT_REMINDER;
import static com.bmasia.crm.mail.TemplateType.QUOTE;
import static com.bmasia.crm.mail.TemplateType.RENEWAL_14_DAYS;
import static com.bmasia.crm.mail.TemplateType.RENEWAL_30_DAYS;
import static com.bmasia.crm.mail.TemplateType.RENEWAL_7_DAYS;
import static com.bmasia.crm.mail.TemplateType.RENEWAL_URGENT;
import static com.bmasia.crm.mail.TemplateType.SATISFACTION_SURVEY;
import static com.bmasia.crm.mail.TemplateType.TICKET_RECEIVED;
import static com.bmasia.crm.mail.TemplateType.TICKET_RESOLVED;
import static com.bmasia.crm.mail.TemplateType.TICKET_UPDATED;
import static com.bmasia.crm.mail.TemplateType.ZONE_OFFLINE;
import static com.bmasia.crm.mail.TemplateType.ZONE_RESTORED;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateVariable.Kind;
import com.bmasia.crm.shared.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every variable that a template can name, once. Drives rendering, the guide beside the editor, and what is refused. */
public final class TemplateVariables {

    private static final Set<TemplateType> ALL = EnumSet.allOf(TemplateType.class);
    private static final Set<TemplateType> CONSENTED = Arrays.stream(TemplateType.values())
            .filter(type -> type.topic().isPresent())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(TemplateType.class)));
    private static final Set<TemplateType> RENEWALS =
            EnumSet.of(RENEWAL_30_DAYS, RENEWAL_14_DAYS, RENEWAL_7_DAYS, RENEWAL_URGENT);
    private static final Set<TemplateType> CONTRACTS =
            EnumSet.of(CONTRACT, RENEWAL_30_DAYS, RENEWAL_14_DAYS, RENEWAL_7_DAYS, RENEWAL_URGENT);
    private static final Set<TemplateType> INVOICES = EnumSet.of(INVOICE, PAYMENT_REMINDER, PAYMENT_OVERDUE);
    private static final Set<TemplateType> TICKETS =
            EnumSet.of(TICKET_RECEIVED, TICKET_UPDATED, TICKET_RESOLVED, SATISFACTION_SURVEY);
    private static final Set<TemplateType> SURVEYS = EnumSet.of(TICKET_RESOLVED, SATISFACTION_SURVEY);
    private static final Set<TemplateType> ZONES = EnumSet.of(ZONE_OFFLINE, ZONE_RESTORED);

    private static final Map<String, TemplateVariable> CATALOGUE = catalogue(List.of(
            text("company_name", ALL, "Siam Garden Hotel", "โรงแรมสยามการ์เดน"),
            text("contact_name", ALL, "Somchai", "คุณสมชาย"),
            text("current_year", ALL, "2026", "2569"),
            text("sender_name", ALL, "Nok at BMAsia", "นก จาก BMAsia"),
            html("sender_signature", ALL, "<p>Nok<br>BMAsia support</p>", "<p>นก<br>ฝ่ายบริการลูกค้า BMAsia</p>"),
            url("unsubscribe_url", CONSENTED, "https://crm.bmasia.example/u/example"),
            text("quote_number", Set.of(QUOTE), "Q-2026-0042", "Q-2026-0042"),
            text("total", Set.of(QUOTE), "THB 54,000.00", "54,000.00 บาท"),
            text("valid_until", Set.of(QUOTE), "31 December 2026", "31 ธันวาคม 2569"),
            text("contract_number", CONTRACTS, "C-2026-0017", "C-2026-0017"),
            text("start_date", Set.of(CONTRACT), "1 January 2026", "1 มกราคม 2569"),
            text("end_date", CONTRACTS, "31 December 2026", "31 ธันวาคม 2569"),
            text("days_until_expiry", RENEWALS, "30", "30"),
            text("monthly_value", CONTRACTS, "THB 4,500.00", "4,500.00 บาท"),
            text("invoice_number", INVOICES, "INV-2026-0108", "INV-2026-0108"),
            text("amount", INVOICES, "THB 13,500.00", "13,500.00 บาท"),
            text("due_date", INVOICES, "15 December 2026", "15 ธันวาคม 2569"),
            text("days_until_due", Set.of(PAYMENT_REMINDER), "7", "7"),
            text("days_overdue", Set.of(PAYMENT_OVERDUE), "10", "10"),
            text("zone_name", ZONES, "Lobby", "ล็อบบี้"),
            text("location_name", ZONES, "Siam Garden Hotel, Sukhumvit", "โรงแรมสยามการ์เดน สุขุมวิท"),
            text("since", ZONES, "20 November 2026, 14:05", "20 พฤศจิกายน 2569 เวลา 14:05 น."),
            text("restored_at", Set.of(ZONE_RESTORED), "20 November 2026, 15:30", "20 พฤศจิกายน 2569 เวลา 15:30 น."),
            text("ticket_number", TICKETS, "T-20261120-0001", "T-20261120-0001"),
            text("ticket_subject", TICKETS, "No music in the lobby", "ไม่มีเสียงเพลงในล็อบบี้"),
            text("ticket_status", TICKETS, "In progress", "กำลังดำเนินการ"),
            text(
                    "ticket_text",
                    TICKETS,
                    "We have restarted the player.\nThe music is playing again.",
                    "เราได้รีสตาร์ตเครื่องเล่นแล้ว\nเพลงกลับมาเล่นตามปกติค่ะ"),
            url("survey_url", SURVEYS, "https://crm.bmasia.example/s/example"),
            url("survey_url_1", SURVEYS, "https://crm.bmasia.example/s/example/1"),
            url("survey_url_2", SURVEYS, "https://crm.bmasia.example/s/example/2"),
            url("survey_url_3", SURVEYS, "https://crm.bmasia.example/s/example/3"),
            url("survey_url_4", SURVEYS, "https://crm.bmasia.example/s/example/4"),
            url("survey_url_5", SURVEYS, "https://crm.bmasia.example/s/example/5")));

    private TemplateVariables() {}

    public static Optional<TemplateVariable> find(String name) {
        return Optional.ofNullable(CATALOGUE.get(name));
    }

    /** Those that belong to the type first, then the common ones. */
    public static List<TemplateVariable> of(TemplateType type) {
        List<TemplateVariable> own = new ArrayList<>();
        List<TemplateVariable> common = new ArrayList<>();
        for (TemplateVariable variable : CATALOGUE.values()) {
            if (variable.isOfferedBy(type)) {
                (variable.types().equals(ALL) ? common : own).add(variable);
            }
        }
        own.addAll(common);
        return List.copyOf(own);
    }

    public static List<TemplateVariable> all() {
        return List.copyOf(CATALOGUE.values());
    }

    /** A made-up value for each variable of the type. */
    public static Map<String, String> examples(TemplateType type, Language language) {
        Map<String, String> examples = new LinkedHashMap<>();
        of(type).forEach(variable -> examples.put(variable.name(), variable.example(language)));
        return examples;
    }

    private static TemplateVariable text(String name, Set<TemplateType> types, String english, String thai) {
        return new TemplateVariable(name, Kind.TEXT, Map.of(Language.EN, english, Language.TH, thai), types);
    }

    private static TemplateVariable html(String name, Set<TemplateType> types, String english, String thai) {
        return new TemplateVariable(name, Kind.HTML, Map.of(Language.EN, english, Language.TH, thai), types);
    }

    private static TemplateVariable url(String name, Set<TemplateType> types, String example) {
        return new TemplateVariable(name, Kind.URL, Map.of(Language.EN, example, Language.TH, example), types);
    }

    private static Map<String, TemplateVariable> catalogue(List<TemplateVariable> variables) {
        Map<String, TemplateVariable> byName = new LinkedHashMap<>();
        variables.forEach(variable -> byName.put(variable.name(), variable));
        return byName;
    }
}
