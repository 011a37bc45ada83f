package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateFilter;
import com.bmasia.crm.mail.templates.TemplateSort;
import com.bmasia.crm.mail.templates.TemplateState;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the list of templates as they stand in its address. Without a state, archived ones are left out. */
record TemplateSearch(String q, TemplateType type, TemplateState state, TemplateSort sort, String after) {

    TemplateSearch {
        state = state == null ? TemplateState.CURRENT : state;
        sort = sort == null ? TemplateSort.NAME : sort;
    }

    TemplateFilter filter() {
        return new TemplateFilter(q, type, state);
    }

    /** Whether anything but the standard is set: an empty list then says that nothing matches. */
    public boolean narrowed() {
        return isSet(q) || type != null || state != TemplateState.CURRENT;
    }

    /** This list's address. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/mail/templates");
        if (isSet(q)) {
            address.queryParam("q", "{q}");
        }
        if (type != null) {
            address.queryParam("type", type);
        }
        if (state != TemplateState.CURRENT) {
            address.queryParam("state", state);
        }
        if (sort != TemplateSort.NAME) {
            address.queryParam("sort", sort);
        }
        return isSet(q) ? address.encode().buildAndExpand(q).toUriString() : address.toUriString();
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
