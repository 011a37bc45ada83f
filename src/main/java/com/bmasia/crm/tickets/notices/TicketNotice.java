package com.bmasia.crm.tickets.notices;

import com.bmasia.crm.mail.notices.Notice;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What our people are told about tickets. */
public enum TicketNotice implements Notice {
    ASSIGNED(true),
    MENTIONED(true),
    SERVICE_LEVEL(true),
    LOW_RATING(true),
    /** Who works on tickets all day has them open; the rest can ask for it. */
    CUSTOMER_ANSWERED(false);

    private final boolean usual;

    TicketNotice(boolean usual) {
        this.usual = usual;
    }

    @Override
    public boolean isUsual() {
        return usual;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return "tickets.notice.when." + code();
    }

    @Component
    static class Kinds implements Notice.Kinds {

        @Override
        public List<TicketNotice> all() {
            return List.of(values());
        }
    }
}
