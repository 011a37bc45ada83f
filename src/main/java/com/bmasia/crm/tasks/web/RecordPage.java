package com.bmasia.crm.tasks.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.view.AbstractView;

/**
 * The page of a record as the answer to a form of one of its tasks: whichever module it is of, it shows itself as it does
 * when somebody opens it, and its task panel tells what was refused.
 */
class RecordPage extends AbstractView {

    /** Attribute of the request that carries the {@link TaskRefused}. */
    static final String REFUSED = "taskRefused";

    private final String url;

    RecordPage(String url) {
        this.url = url;
    }

    @Override
    protected void renderMergedOutputModel(
            Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(REFUSED, model.get(REFUSED));
        request.getRequestDispatcher(url).forward(new Opened(request), response);
    }

    private static final class Opened extends HttpServletRequestWrapper {

        private Opened(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
