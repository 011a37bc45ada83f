package com.bmasia.crm.mail.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.tracking.BotDetection.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the names that programs really go by. */
class BotDetectionTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private static final String GMAIL =
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
    private static final Instant OUT = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant LATER = OUT.plus(Duration.ofHours(3));

    @Nested
    class OfAPerson {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    CHROME,
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.9.0",
                    "Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                    "Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36",
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
                    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.14326; ms-office; MSOffice 16)",
                    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro)"
                })
        void areOpensAndClicksOfBrowsersAndMailPrograms(String agent) {
            assertThat(click(agent, LATER)).isEqualTo(new Verdict(true, "person"));
            assertThat(open(agent, LATER)).isEqualTo(new Verdict(true, "person"));
        }

        @Test
        void isAnOpenThatAProxyFetchesForItsReader() {
            assertThat(open(GMAIL, LATER)).isEqualTo(new Verdict(true, "shown-by-proxy"));
            assertThat(open("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", LATER))
                    .isEqualTo(new Verdict(true, "shown-by-proxy"));
        }
    }

    @Nested
    class OfAMachine {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
                    "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
                    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                    "TelegramBot (like TwitterBot)",
                    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                    "facebookexternalhit/1.1;line-poker/1.0",
                    "WhatsApp/2.23.20.0",
                    "SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                    "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
                    "BarracudaCentral",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/125.0.6422.60 Safari/537.36",
                    "Proofpoint URL Defense",
                    "Mimecast-Link-Scanner/1.0",
                    "Microsoft Office Existence Discovery",
                    "Microsoft-WebDAV-MiniRedir/10.0.19045",
                    "python-requests/2.31.0",
                    "Python/3.11 aiohttp/3.9.1",
                    "curl/8.5.0",
                    "Wget/1.21.4",
                    "Go-http-client/2.0",
                    "Java/17.0.9",
                    "Apache-HttpClient/4.5.13 (Java/11.0.20)",
                    "okhttp/4.12.0",
                    "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
                    "axios/1.6.2",
                    "got (https://github.com/sindresorhus/got)",
                    "Mozilla/5.0 zgrab/0.x (compatible; scanner)",
                    "GuzzleHttp/6.5.5 curl/7.58.0 PHP/7.2.24"
                })
        void isWhatSaysSo(String agent) {
            assertThat(click(agent, LATER)).isEqualTo(Verdict.machine("scanner"));
            assertThat(open(agent, LATER)).isEqualTo(Verdict.machine("scanner"));
        }

        @Test
        void isAMailProgramThatFetchesImagesOfAllMails() {
            assertThat(open("Mozilla/5.0", LATER)).isEqualTo(Verdict.machine("fetched-ahead"));
            String ahead =
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
            assertThat(open(ahead, LATER)).isEqualTo(Verdict.machine("fetched-ahead"));
        }

        @Test
        void isAProxyRightAfterTheMailWentOut() {
            assertThat(open(GMAIL, OUT.plusSeconds(59))).isEqualTo(Verdict.machine("fetched-ahead"));
            assertThat(open(GMAIL, OUT.plusSeconds(60)).human()).isTrue();
        }

        @Test
        void isAProxyForImagesThatFollowsALink() {
            assertThat(click(GMAIL, LATER)).isEqualTo(Verdict.machine("fetched-ahead"));
        }

        @Test
        void isWhoeverComesBeforeAnybodyCouldHaveReadTheMail() {
            assertThat(click(CHROME, OUT.minusSeconds(1))).isEqualTo(Verdict.machine("too-soon"));
            assertThat(click(CHROME, OUT.plusMillis(9_999))).isEqualTo(Verdict.machine("too-soon"));
            assertThat(open(CHROME, OUT.plusMillis(9_999))).isEqualTo(Verdict.machine("too-soon"));
            assertThat(click(CHROME, OUT.plusSeconds(10)).human()).isTrue();
        }

        @Test
        void isWhoeverHasAMailThatNeverWentOut() {
            assertThat(BotDetection.judge(true, visit(CHROME, false), null, LATER))
                    .isEqualTo(Verdict.machine("too-soon"));
        }

        @Test
        void isWhoeverOnlyLooks() {
            assertThat(BotDetection.judge(true, visit(CHROME, true), OUT, LATER))
                    .isEqualTo(Verdict.machine("only-looks"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "\u0000"})
        void isWhatHasNoName(String agent) {
            assertThat(click(agent, LATER)).isEqualTo(Verdict.machine("no-user-agent"));
        }
    }

    @Test
    void keepsOfANameOnlySoMuch() {
        assertThat(visit("x".repeat(5000), false).userAgent()).hasSize(300);
        assertThat(new Visit(null, null, false).userAgent()).isEmpty();
    }

    @Test
    void keepsOfAnAddressOnlyItsNetwork() {
        assertThat(Network.of("203.0.113.77")).isEqualTo("203.0.113.0/24");
        assertThat(Network.of("2001:db8:12:34::1")).isEqualTo("2001:db8:12::/48");
        assertThat(Network.of("fe80::1%eth0")).isEqualTo("fe80:0:0::/48");
        assertThat(Network.of("::ffff:203.0.113.77")).isEqualTo("203.0.113.0/24");
        assertThat(Network.of("scanner.example")).isNull();
        assertThat(Network.of("999.1.1.1")).isNull();
        assertThat(Network.of(null)).isNull();
    }

    private static Verdict click(String agent, Instant at) {
        return BotDetection.judge(true, visit(agent, false), OUT, at);
    }

    private static Verdict open(String agent, Instant at) {
        return BotDetection.judge(false, visit(agent, false), OUT, at);
    }

    private static Visit visit(String agent, boolean look) {
        return new Visit(agent, "203.0.113.0/24", look);
    }
}
