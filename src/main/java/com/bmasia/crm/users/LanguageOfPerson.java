package com.bmasia.crm.users;

import com.bmasia.crm.web.ApiRequests;
import com.bmasia.crm.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: the one of the signed-in person's profile, else that of the browser. The API speaks English. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class LanguageOfPerson implements LocaleResolver {

    private static final String RESOLVED = LanguageOfPerson.class.getName();

    LanguageOfPerson() {
        // What is written without a reader, such as a reason in the mail log, must not depend on the machine.
        LocaleContextHolder.setDefaultLocale(Locale.ENGLISH);
    }

    /** Remembered with the request: an error page is rendered after the filter that reads the profile afresh. */
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(RESOLVED) instanceof Locale known) {
            return known;
        }
        Locale locale = ApiRequests.isApi(request) ? Locale.ENGLISH : ofPerson(Languages.asked(request));
        request.setAttribute(RESOLVED, locale);
        return locale;
    }

    private static Locale ofPerson(Locale otherwise) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof CurrentUser user
                        && user.locale() != null
                ? user.locale()
                : otherwise;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("the language is chosen in the profile");
    }
}
