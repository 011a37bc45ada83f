package com.bmasia.crm.mail.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What our people can be told by mail. The bell tells all of it anyway. */
public enum Notice {
    ASSIGNED(true),
    MENTIONED(true),
    SERVICE_LEVEL(true),
    LOW_RATING(true),
    /** Who works on tickets all day has them open; the rest can ask for it. */
    CUSTOMER_ANSWERED(false);

    private final boolean usual;

    Notice(boolean usual) {
        this.usual = usual;
    }

    /** Whether people get it by mail who have not chosen. */
    public boolean isUsual() {
        return usual;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Notice> of(String code) {
        return Arrays.stream(values())
                .filter(notice -> notice.code().equals(code))
                .findFirst();
    }
}
