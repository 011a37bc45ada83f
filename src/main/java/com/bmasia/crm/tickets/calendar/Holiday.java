package com.bmasia.crm.tickets.calendar;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import java.time.LocalDate;

/** A day on which nobody works, with its names. */
public record Holiday(LocalDate day, String nameEn, String nameTh) {

    private static final int LONGEST_NAME = 120;

    public Holiday {
        if (day == null) {
            throw new RuleViolation("day", "tickets.holidays.rule.day");
        }
        nameEn = clean("nameEn", nameEn);
        nameTh = clean("nameTh", nameTh);
        if (nameEn.isEmpty()) {
            throw new RuleViolation("nameEn", "tickets.holidays.rule.name");
        }
    }

    private static String clean(String field, String name) {
        String clean = SingleLine.of(name);
        if (clean.length() > LONGEST_NAME) {
            throw new RuleViolation(field, "tickets.holidays.rule.name.length", LONGEST_NAME);
        }
        return clean;
    }
}
