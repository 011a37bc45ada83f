package com.bmasia.crm.tickets.calendar;

import com.bmasia.crm.shared.Checks;
import java.time.LocalDate;

/** A day on which nobody works, with its names. */
public record Holiday(LocalDate day, String nameEn, String nameTh) {

    private static final int LONGEST_NAME = 120;

    public Holiday {
        Checks checks = new Checks();
        checks.require(day != null, "day", "tickets.holidays.rule.day");
        nameEn = checks.required("nameEn", nameEn, LONGEST_NAME);
        String thai = checks.line("nameTh", nameTh, LONGEST_NAME);
        nameTh = thai == null ? "" : thai;
        checks.throwIfAny();
    }
}
