package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.mail.MailId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Makes the opens and clicks of a mail known: its links lead over us, and an image asks for itself. */
@Component
public class Tracking {

    /** On a link that is left as it is; the mark itself is taken off. */
    public static final String UNTRACKED = "data-untracked";

    private final MailTokens tokens;
    private final PublicAddresses addresses;
    private final Links links;
    private final SecretLinks secrets;

    Tracking(MailTokens tokens, PublicAddresses addresses, Links links, SecretLinks secrets) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.links = links;
        this.secrets = secrets;
    }

    /** The same mail with tracked links and the image. Links to our own pages stay: they carry tokens of their own. */
    public String instrument(MailId mail, String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        Map<Element, String> targets = new LinkedHashMap<>();
        for (Element link : document.select("a[href], area[href]")) {
            LinkTarget.of(link.attr("href"))
                    .filter(url -> !link.hasAttr(UNTRACKED) && !addresses.isOwn(url))
                    .ifPresent(url -> targets.put(link, url));
            link.removeAttr(UNTRACKED);
        }
        Map<String, UUID> ids = links.idsOf(targets.values());
        targets.forEach((link, url) -> link.attr("href", addresses.click(tokens.ofLink(mail, ids.get(url)))));
        document.body()
                .appendElement("img")
                .attr("src", addresses.pixel(tokens.of(MailTokens.Purpose.OPEN, mail)))
                .attr("width", "1")
                .attr("height", "1")
                .attr("alt", "");
        return document.outerHtml();
    }

    /** The mail before {@link #instrument}, to be looked at by us: nothing of it tells that, or acts for its recipient. */
    public String withoutTracking(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        document.select("img[src]").stream()
                .filter(image -> addresses.isPublic(image.attr("src")))
                .forEach(Element::remove);
        for (Element link : document.select("a[href], area[href]")) {
            String href = link.attr("href");
            link.attr("href", addresses.clicked(href).flatMap(this::target).orElse(href));
        }
        return secrets.cut(document.outerHtml());
    }

    private Optional<String> target(String token) {
        return tokens.read(MailTokens.Purpose.CLICK, token).flatMap(signed -> links.target(signed.link()));
    }
}
