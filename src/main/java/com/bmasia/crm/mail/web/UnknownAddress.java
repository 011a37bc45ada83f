package com.bmasia.crm.mail.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What every address gets that none of our mails contains, and that says nothing about any. */
public final class UnknownAddress {

    private UnknownAddress() {}

    public static ModelAndView page() {
        return new ModelAndView("mail/consent/unknown", HttpStatus.NOT_FOUND);
    }
}
