package com.bmasia.crm.mail.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.consent.UnsubscribeLinks;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class InstrumentMailTest {

    @Autowired
    Tracking tracking;

    @Autowired
    MailTokens tokens;

    @Autowired
    UnsubscribeLinks unsubscribe;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${web.base-url}")
    String base;

    final MailId mail = new MailId(Ids.next());
    final String page = "https://music.example/" + UUID.randomUUID();

    @Test
    void leadsEachLinkOverUsToItsStoredTarget() {
        List<String> links = linksOf("<p><a href=\"%s?a=1&amp;b=2\">One</a> <a href=' %s '>Two</a></p>", page, page);
        assertThat(links).allMatch(link -> link.startsWith(base + "/m/c/"));
        assertThat(links.stream().map(this::targetOf)).containsExactly(page + "?a=1&b=2", page);
    }

    @Test
    void storesTheSameTargetOnce() {
        List<String> links = linksOf("<a href='%s'>One</a><a href='%s'>Again</a>", page, page);
        assertThat(links.get(0)).isEqualTo(links.get(1));
        linksOf("<a href='%s'>In the next mail</a>", page);
        assertThat(jdbc.sql("select count(*) from mail_link where url = ?")
                        .param(page)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void leavesWhatLeadsToNoOtherPage() {
        String html = "<a href='%s'>a</a>";
        for (String href : List.of(
                "mailto:nok@hotel.example",
                "tel:+6621234567",
                "#top",
                "javascript:alert(1)",
                "data:text/html,x",
                "//music.example/x",
                "https:///nowhere",
                "/relative",
                "https://music.example/" + "x".repeat(4000))) {
            assertThat(linksOf(html, href)).as(href).containsExactly(href);
        }
    }

    @Test
    void leavesLinksToOurOwnPagesAndThoseThatAskForIt() {
        String own = unsubscribe.pageUrl(mail, Language.TH);
        assertThat(linksOf("<a href='%s'>no more</a><a href='%s' data-untracked>x</a>", own, page))
                .containsExactly(own, page);
        assertThat(tracking.instrument(mail, "<a href='" + page + "' data-untracked>x</a>"))
                .doesNotContain("data-untracked");
    }

    @Test
    void tracksAnAddressThatOnlyBeginsLikeOurs() {
        assertThat(linksOf("<a href='%s'>x</a>", base + ".music.example/")).allMatch(link -> link.contains("/m/c/"));
    }

    @Test
    void storesATargetThatIsSafeInAHeader() {
        String link = linksOf("<a href='%s/ร้าน?q=a b&#13;&#10;Set-Cookie: x'>x</a>", page)
                .get(0);
        assertThat(targetOf(link)).isEqualTo(page + "/%E0%B8%A3%E0%B9%89%E0%B8%B2%E0%B8%99?q=a%20bSet-Cookie:%20x");
    }

    @Test
    void endsWithAnImageThatAsksForItself() {
        String html = tracking.instrument(mail, "<!DOCTYPE html><html><body><p>สวัสดี &amp; hello</p></body></html>");
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<p>สวัสดี &amp; hello</p>")
                .containsPattern("<img src=\"" + base
                        + "/m/o/[A-Za-z0-9_-]{43}\\.gif\" width=\"1\" height=\"1\" alt=\"\">" + "</body></html>$");
    }

    @Test
    void keepsATargetAlsoWhereTheMailIsNotWrittenAfterAll() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            linksOf("<a href='%s'>x</a>", page);
            transaction.setRollbackOnly();
        });
        assertThat(targetOf(linksOf("<a href='%s'>x</a>", page).get(0))).isEqualTo(page);
    }

    @Test
    void letsTwoCampaignsStoreTheSameTargetsInAnyOrder() throws Exception {
        CyclicBarrier bothHaveStoredOne = new CyclicBarrier(2);
        ExecutorService campaigns = Executors.newFixedThreadPool(2);
        try {
            // Each on a node of its own, which remembers nothing of the other's.
            Future<?> one = campaigns.submit(() -> store(node(), bothHaveStoredOne, page + "/a", page + "/b"));
            Future<?> other = campaigns.submit(() -> store(node(), bothHaveStoredOne, page + "/b", page + "/a"));
            one.get(20, TimeUnit.SECONDS);
            other.get(20, TimeUnit.SECONDS);
        } finally {
            campaigns.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from mail_link where url like ?")
                        .param(page + "/%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private Links node() {
        return new Links(jdbc, batches, transactions);
    }

    private void store(Links links, CyclicBarrier met, String first, String second) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            links.idsOf(List.of(first));
            try {
                met.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            links.idsOf(List.of(second));
        });
    }

    private List<String> linksOf(String html, Object... values) {
        return Jsoup.parse(tracking.instrument(mail, html.formatted(values)))
                .select("a")
                .eachAttr("href");
    }

    private String targetOf(String link) {
        MailTokens.Signed signed = tokens.read(MailTokens.Purpose.CLICK, link.substring(link.lastIndexOf('/') + 1))
                .orElseThrow();
        assertThat(signed.mail()).isEqualTo(mail);
        return jdbc.sql("select url from mail_link where id = ?")
                .param(signed.link())
                .query(String.class)
                .single();
    }
}
