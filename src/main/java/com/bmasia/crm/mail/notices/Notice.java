package com.bmasia.crm.mail.notices;

import java.util.List;

/** Something that our people can be told by email; the bell tells it anyway. A constant of the module that tells it. */
public interface Notice {

    /** As addresses, the API and the stored choices write it. */
    String code();

    /** Whether people who have not chosen get it by email. */
    boolean isUsual();

    /** Message key of when people get it, for the page on which they choose. */
    String label();

    /** A bean of each module with notices, in the order in which people read them. */
    interface Kinds {

        List<? extends Notice> all();
    }
}
