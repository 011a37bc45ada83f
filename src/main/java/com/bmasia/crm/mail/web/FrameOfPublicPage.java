package com.bmasia.crm.mail.web;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the page frame needs to know of a page that recipients see: its language. */
@ControllerAdvice(assignableTypes = {PreferenceController.class, TrackingController.class})
class FrameOfPublicPage {

    @ModelAttribute("language")
    String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }
}
