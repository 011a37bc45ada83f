package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.log.AccountName;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names that are put together of several texts. */
@Component("mailWords")
class MailWords {

    private final MessageSource texts;

    MailWords(MessageSource texts) {
        this.texts = texts;
    }

    /** Such as "Sales role account". */
    public String account(AccountName account) {
        String whose = switch (account.kind()) {
            case OWN -> account.person();
            case ROLE -> text("users.role." + account.role());
            case SYSTEM -> "";
        };
        return text("mail.log.account." + account.kind().name().toLowerCase(Locale.ROOT), whose);
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
