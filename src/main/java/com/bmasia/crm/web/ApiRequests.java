package com.bmasia.crm.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells the requests of programs from those of pages: they get JSON and, as they may compare texts, English. */
public final class ApiRequests {

    private static final String API = "/api/";

    private ApiRequests() {}

    public static boolean isApi(HttpServletRequest request) {
        return isApi(request.getRequestURI().substring(request.getContextPath().length()));
    }

    /** @param path within the application */
    static boolean isApi(String path) {
        return path.startsWith(API);
    }
}
