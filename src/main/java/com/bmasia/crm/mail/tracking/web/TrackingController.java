package com.bmasia.crm.mail.tracking.web;

import com.bmasia.crm.mail.ForRecipients;
import com.bmasia.crm.mail.tracking.ClicksAndOpens;
import com.bmasia.crm.mail.web.UnknownAddress;
import com.bmasia.crm.mail.web.Visits;
import com.bmasia.crm.users.ForEveryone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the links and the image of a mail lead. Leads on only to an address that we ourselves put into that mail. */
@Controller
@ForRecipients
@ForEveryone
class TrackingController {

    /** One transparent point. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final ClicksAndOpens tracking;

    TrackingController(ClicksAndOpens tracking) {
        this.tracking = tracking;
    }

    @GetMapping("/m/c/{token}")
    Object click(@PathVariable String token, HttpServletRequest request) {
        return tracking.click(token, Visits.of(request))
                .<Object>map(target -> ResponseEntity.status(HttpStatus.FOUND)
                        .header(HttpHeaders.LOCATION, target)
                        .build())
                .orElseGet(UnknownAddress::page);
    }

    /** The image comes for every token: a broken one would stand in the mail. */
    @GetMapping("/m/o/{token}.gif")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        tracking.open(token, Visits.of(request));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }
}
