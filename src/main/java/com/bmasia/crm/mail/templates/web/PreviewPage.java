package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.templates.TemplatePreview.Preview;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail as a document for a frame on our own pages. What people wrote is shown as what it is, so the document may do
 * nothing: no scripts, no forms, no origin, nothing loaded but pictures over HTTPS.
 */
@Component
class PreviewPage {

    private static final String NOTHING_BUT_PICTURES = "sandbox; default-src 'none'; img-src https: data:;"
            + " style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private final MessageSource texts;

    PreviewPage(MessageSource texts) {
        this.texts = texts;
    }

    ResponseEntity<String> of(Preview mail, boolean plain) {
        String subject = "<div style=\"background:#fff;border-bottom:1px solid #ddd;color:#222;"
                + "font:14px/1.5 sans-serif;padding:10px 16px\"><b>" + text("mail.template.subject") + ":</b> "
                + HtmlUtils.htmlEscape(mail.subject(), "UTF-8") + "</div>";
        String document = plain ? document(subject + pre(mail.text())) : afterBody(mail.html(), subject);
        return answer(document);
    }

    ResponseEntity<String> refused(CannotRender reason) {
        return answer(document(note(text(reason.messageKey(), reason.arguments()))));
    }

    ResponseEntity<String> nothing() {
        return answer(document(note(text("mail.template.preview.nothing"))));
    }

    private static ResponseEntity<String> answer(String document) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", NOTHING_BUT_PICTURES)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(document);
    }

    private static String afterBody(String html, String what) {
        int body = html.indexOf('>', html.indexOf("<body")) + 1;
        return html.substring(0, body) + what + html.substring(body);
    }

    private static String document(String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head>"
                + "<body style=\"background:#fff;color:#222;margin:0\">" + body + "</body></html>";
    }

    private static String pre(String text) {
        return "<pre style=\"font:14px/1.6 monospace;margin:0;padding:16px;white-space:pre-wrap\">"
                + HtmlUtils.htmlEscape(text, "UTF-8") + "</pre>";
    }

    private static String note(String text) {
        return "<p style=\"font:15px/1.6 sans-serif;margin:0;padding:24px\">" + HtmlUtils.htmlEscape(text, "UTF-8")
                + "</p>";
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
