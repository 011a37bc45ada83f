package com.bmasia.crm.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * What a page says after a redirect, each in a session attribute of its own. Spring's manager keeps all of them in one
 * attribute: of two requests at once in one session the later would overwrite what the earlier had to say.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class FlashByAttribute extends AbstractFlashMapManager {

    private static final String PREFIX = "flash.";

    @Override
    protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        List<FlashMap> kept = new ArrayList<>();
        if (session != null) {
            names(session).forEach(name -> kept.add((FlashMap) session.getAttribute(name)));
        }
        return kept;
    }

    /** Stores what is new, and removes what was shown or has expired. */
    @Override
    protected void updateFlashMaps(List<FlashMap> wanted, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(!wanted.isEmpty());
        if (session == null) {
            return;
        }
        List<FlashMap> missing = new ArrayList<>(wanted);
        for (String name : names(session)) {
            if (!missing.remove((FlashMap) session.getAttribute(name))) {
                session.removeAttribute(name);
            }
        }
        missing.forEach(flash -> session.setAttribute(PREFIX + UUID.randomUUID(), flash));
    }

    private static List<String> names(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .toList();
    }
}
