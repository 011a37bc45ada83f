package com.bmasia.crm.mail;

import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Real records to preview templates with. A module contributes a bean for the types whose variables it knows. */
public interface TemplateRecords {

    Set<TemplateType> types();

    /** Records that this person may see and that match what was typed, the likeliest first. */
    List<Choice> search(String typed, int limit, CurrentUser by);

    /**
     * The values of the type's variables, by name; what the record does not know is left out.
     *
     * @param id of a {@link Choice}; an unknown one, or one that this person may not see, is NotFound
     */
    Map<String, String> values(String id, CurrentUser by);

    record Choice(String id, String label) {}
}
