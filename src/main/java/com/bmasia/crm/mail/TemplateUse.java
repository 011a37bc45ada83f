package com.bmasia.crm.mail;

import java.util.List;

/** Who uses a template. A module that stores ids of templates contributes a bean: what is in use is not deleted. */
public interface TemplateUse {

    List<Use> usesOf(TemplateId template);

    /**
     * @param label as people read it: what kind of record, and its name
     * @param url of its page; null where it has none
     */
    record Use(String label, String url) {}
}
