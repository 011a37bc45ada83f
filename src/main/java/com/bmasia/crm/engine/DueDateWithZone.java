package com.bmasia.crm.engine;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;

/** Reads due dates of timers and tasks; a text must carry an offset or be a duration. */
class DueDateWithZone extends DueDateBusinessCalendar {

    @Override
    public Date resolveDuedate(String text, Date start) {
        return text.startsWith("P")
                ? super.resolveDuedate(text, start)
                : Date.from(parse(text).toInstant());
    }

    static ZonedDateTime parse(String text) {
        try {
            return OffsetDateTime.parse(text).toZonedDateTime();
        } catch (DateTimeException noOffset) {
            throw new ProcessEngineException("Due date '" + text + "' needs a time zone, such as +07:00", noOffset);
        }
    }

    @Override
    public Date resolveDuedate(String text) {
        return resolveDuedate(text, (Date) null);
    }
}
