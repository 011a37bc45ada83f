package com.bmasia.crm.tickets.calendar;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What an administrator does with the public holidays. Due times that were counted
 * before stay until somebody moves them, see {@code DueDates}.
 */
@Service
@Transactional
@Requires(Permission.ADMINISTER)
public class HolidayService {

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final AuditLog audit;

    HolidayService(JdbcClient jdbc, BusinessCalendars calendars, AuditLog audit) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.audit = audit;
    }

    /**
     * How many days of an imported calendar were new, and how many were known and left as they are.
     *
     * @param first the earliest day of the file
     */
    public record Imported(int added, int known, LocalDate first) {}

    /** Enters a holiday, or names one anew. */
    public void save(CurrentUser by, Holiday holiday) {
        jdbc.sql("""
                        insert into holiday (day, name_en, name_th) values (:day, :en, :th)
                        on conflict (day) do update set name_en = excluded.name_en, name_th = excluded.name_th
                        """)
                .param("day", holiday.day())
                .param("en", holiday.nameEn())
                .param("th", holiday.nameTh())
                .update();
        changed(by, "holiday.saved", holiday.day(), holiday.nameEn());
    }

    public void remove(CurrentUser by, LocalDate day) {
        if (jdbc.sql("delete from holiday where day = ?").param(day).update() == 0) {
            throw new NotFound("holiday", day);
        }
        changed(by, "holiday.removed", day, day.toString());
    }

    /** Adds the whole days of an iCalendar file; days that are known keep their names. */
    public Imported importFrom(CurrentUser by, String calendarFile) {
        List<Holiday> read = ICalendar.holidays(calendarFile);
        int added = 0;
        for (Holiday holiday : read) {
            int inserted = jdbc.sql(
                            "insert into holiday (day, name_en, name_th) values (?, ?, ?) on conflict (day) do nothing")
                    .params(holiday.day(), holiday.nameEn(), holiday.nameTh())
                    .update();
            if (inserted > 0) {
                changed(by, "holiday.saved", holiday.day(), holiday.nameEn());
            }
            added += inserted;
        }
        LocalDate first =
                read.stream().map(Holiday::day).min(LocalDate::compareTo).orElseThrow();
        return new Imported(added, read.size() - added, first);
    }

    private void changed(CurrentUser by, String action, LocalDate day, String label) {
        audit.record(by, action, "holiday", day, label, Map.of("name", new Change(null, label)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendars.refresh();
            }
        });
    }
}
