package com.bmasia.crm.web;

import com.bmasia.crm.shared.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of our languages a request asks for. */
public final class Languages {

    private Languages() {}

    /** The language with this code, such as {@code th}, if we speak it. */
    public static Optional<Locale> spoken(String code) {
        return Stream.of(Language.values())
                .map(Language::locale)
                .filter(locale -> locale.getLanguage().equals(code))
                .findFirst();
    }

    /** The first language of the browser that we speak, else English. */
    public static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wish -> spoken(wish.getLanguage()).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
