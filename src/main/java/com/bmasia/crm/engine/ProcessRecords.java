package com.bmasia.crm.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Contributed as a bean by the module that owns the records of one process, so that task list and operations can show what
 * a process instance is about without knowing the module. The business key of an instance is the id of its record.
 */
public interface ProcessRecords {

    String processKey();

    /** What to show for each of these business keys; unknown keys are absent. */
    Map<String, RecordLink> find(Collection<String> businessKeys);

    /** Business keys of at most {@code limit} records whose number or title contains what a person typed; newest first. */
    List<String> search(String typed, int limit);

    /** Name of the permission with which a person may see these records at all. */
    String permissionToSee();

    /** Name of the permission with which a person may work on any of their tasks, also outside the own teams. */
    String permissionToWorkOnAny();

    /**
     * @param number what people call the record, such as T-20261120-0001
     * @param url its page, from the application's root
     */
    record RecordLink(String businessKey, String number, String title, String url) {}
}
