package com.bmasia.crm.users;

import java.util.Locale;

/** How the screens look: as the device is set, or always light or dark. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The value of Bootstrap's {@code data-bs-theme}. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
