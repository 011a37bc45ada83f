package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.ForRecipients;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the page frame needs to know of a page that recipients see: the name that we go by outside. */
@ControllerAdvice(annotations = ForRecipients.class)
class FrameOfPublicPage {

    private final MessageSource texts;

    FrameOfPublicPage(MessageSource texts) {
        this.texts = texts;
    }

    @ModelAttribute("brand")
    String brand() {
        return texts.getMessage("mail.public.brand", null, LocaleContextHolder.getLocale());
    }
}
