package com.bmasia.crm.mail.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which opens and clicks are a person's. Mail is read by machines first: gateways open every link to see where it leads,
 * providers fetch images before anybody looks. The rules in words, with their reasons, and what they get wrong:
 * {@code docs/decisions/0022-which-opens-and-clicks-are-human.md}. Not covered here: several links at once, which only shows
 * together with earlier events, see {@link MailEvents}.
 */
final class BotDetection {

    /** Nobody reads a mail within so short a time after the mail server took it; gateways do. */
    static final Duration TOO_SOON = Duration.ofSeconds(10);

    /** Providers that fetch images for their readers may also do so once on arrival. */
    static final Duration TOO_SOON_FOR_PROXY = Duration.ofSeconds(60);

    /** Different links of one mail within this time, from one network: nobody clicks that fast. */
    static final Duration BURST = Duration.ofSeconds(2);

    /** Programs that say what they are. Words that no browser and no mail program of people calls itself. */
    private static final Pattern SCANNER = Pattern.compile(
            "(?i)(?<!cu)bot\\b|crawl|spider|slurp|preview|prefetch|scan|monitor|validator|link.?check|urlcheck"
                    + "|safelinks|barracuda|proofpoint|mimecast|fireeye|trend.?micro|symantec|messagelabs|sophos|forcepoint"
                    + "|websense|ironport|fortinet|fortimail|zscaler|checkpoint|cloudmark|spamassassin|virustotal|kaspersky"
                    + "|existence discovery|ms-office upload|webdav|office word|facebookexternalhit|line-poker|whatsapp"
                    + "|headless|phantomjs|puppeteer|playwright|selenium|electron-fetch"
                    + "|python|curl/|wget|libwww|httpclient|http-client|okhttp|java/|node-fetch|axios|undici|got \\("
                    + "|go-http|\\bruby\\b|\\bperl\\b|php/|powershell|winhttp|scrapy|aiohttp|httpie|postman|insomnia");

    /** What Gmail names when it fetches a mail's images for its cache although nobody shows the mail. */
    private static final Pattern GMAIL_AHEAD = Pattern.compile("Edge/12\\.246 Mozilla/5\\.0$");

    /** Apple's Mail Privacy Protection loads all images of all mails, read or not, under this name and no more. */
    private static final Pattern PRIVACY_PROXY = Pattern.compile("Mozilla/5\\.0");

    /** They fetch an image when the reader shows the mail, but hide who it is. */
    private static final Pattern SHOWING_PROXY = Pattern.compile("(?i)GoogleImageProxy|YahooMailProxy");

    private BotDetection() {}

    /** What a rule says. {@code rule} is stored with the event. */
    record Verdict(boolean human, String rule) {

        static Verdict machine(String rule) {
            return new Verdict(false, rule);
        }
    }

    static final Verdict BURST_OF_CLICKS = Verdict.machine("burst");

    /** @param out when the mail server took the mail, or the talk with it began; null where that never was */
    static Verdict judge(boolean click, Visit visit, Instant out, Instant at) {
        String agent = visit.userAgent();
        if (visit.look()) {
            return Verdict.machine("only-looks");
        }
        if (agent.isEmpty()) {
            return Verdict.machine("no-user-agent");
        }
        if (SCANNER.matcher(agent).find()) {
            return Verdict.machine("scanner");
        }
        if (GMAIL_AHEAD.matcher(agent).find() || PRIVACY_PROXY.matcher(agent).matches()) {
            return Verdict.machine("fetched-ahead");
        }
        if (SHOWING_PROXY.matcher(agent).find()) {
            return throughProxy(click, out, at);
        }
        return isWithin(TOO_SOON, out, at) ? Verdict.machine("too-soon") : new Verdict(true, "person");
    }

    /** A proxy for images follows no link, unless to look at it. */
    private static Verdict throughProxy(boolean click, Instant out, Instant at) {
        return click || isWithin(TOO_SOON_FOR_PROXY, out, at)
                ? Verdict.machine("fetched-ahead")
                : new Verdict(true, "shown-by-proxy");
    }

    private static boolean isWithin(Duration time, Instant out, Instant at) {
        return out == null || at.isBefore(out.plus(time));
    }
}
