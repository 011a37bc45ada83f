package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.log.MailContents;
import com.bmasia.crm.mail.log.StoredMail;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The content of a mail, which people and templates wrote: no answer here can do anything in a browser. */
@Controller
@RequestMapping(MailSearch.PATH + "/{id}")
@Requires(Permission.SEE_CUSTOMERS)
class MailContentController {

    /** Nothing is loaded from elsewhere: who reads a mail here is not told to anybody. */
    private static final String FRAME = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private static final String FILE = "sandbox; default-src 'none'";

    private final MailContents contents;

    MailContentController(MailContents contents) {
        this.contents = contents;
    }

    /** The page of the mail, for a frame. */
    @GetMapping("/body")
    ResponseEntity<String> body(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", FRAME)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(contents.page(id, user).orElseThrow(() -> new NotFound("page of mail", id)));
    }

    @GetMapping("/attachments/{number}")
    ResponseEntity<byte[]> attachment(
            @PathVariable MailId id, @PathVariable String number, @AuthenticationPrincipal CurrentUser user) {
        StoredMail.Attachment file = contents.read(id, user)
                .filter(mail -> number.matches("\\d{1,4}"))
                .flatMap(mail -> mail.attachment(Integer.parseInt(number)))
                .orElseThrow(() -> new NotFound("attachment of mail " + id, number));
        return download(file.fileName().isEmpty() ? "file" : file.fileName(), file.content());
    }

    /** As the mail server gets it. */
    @GetMapping("/source")
    @Requires(Permission.ADMINISTER)
    ResponseEntity<byte[]> source(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user) {
        return download(id + ".eml", contents.source(id, user));
    }

    /** The type is that of no page, whatever is in it. */
    private static ResponseEntity<byte[]> download(String fileName, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", FILE)
                .body(content);
    }
}
