package com.bmasia.crm.mail.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.ConsentChanged;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ModuleTest
@RecordApplicationEvents
class RecordBounceTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");

    @Autowired
    Bounces bounces;

    @Autowired
    SuppressionQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    final String address = MailFixtures.address();
    final List<MailId> mails = new ArrayList<>();

    record Shown(String bounce, Instant at, String text) {}

    @BeforeEach
    void sixMailsInSixDays() {
        for (int day = 0; day < 6; day++) {
            mails.add(new MailFixtures(jdbc).newsletter(address, FIRST.plus(Duration.ofDays(day))));
        }
        clock.setTo(FIRST.plus(Duration.ofDays(7)));
    }

    @Test
    void stopsAllMailToAMailboxThatDoesNotExist() {
        bounces.recordBounce(mails.get(5), BounceKind.HARD, "550 5.1.1 No such user\r\nhere");
        assertThat(shown(5)).isEqualTo(new Shown("HARD", clock.instant(), "550 5.1.1 No such user here"));
        Suppression entry = entries().get(0);
        assertThat(entry.reason()).isEqualTo(SuppressionReason.HARD_BOUNCE);
        assertThat(entry.note()).isEqualTo("550 5.1.1 No such user here");
        assertThat(entry.mail()).isEqualTo(mails.get(5));
        assertThat(recorded(5)).containsExactly("BOUNCE hard");
        assertThat(events.stream(ConsentChanged.class)).isEmpty();
    }

    @Test
    void stopsMarketingAfterThreeSoftBouncesOfTheLastFiveMails() {
        soft(1, 3);
        assertThat(entries()).isEmpty();
        soft(5);
        assertThat(entries()).extracting(Suppression::reason).containsExactly(SuppressionReason.SOFT_BOUNCES);
    }

    @Test
    void forgetsASoftBounceOfBeforeTheLastFiveMails() {
        soft(0, 4, 5);
        assertThat(entries()).isEmpty();
        assertThat(shown(0).bounce()).isEqualTo("SOFT");
    }

    @Test
    void countsOnlyMailsThatWereSent() {
        soft(1, 2);
        for (int i = 0; i < 5; i++) {
            new MailFixtures(jdbc).mail(address, MailPurpose.MARKETING, MailTopic.NEWS, null);
        }
        soft(3);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void countsMailsToThisAddressAlone() {
        MailId other = new MailFixtures(jdbc).newsletter(MailFixtures.address(), FIRST);
        soft(4, 5);
        bounces.recordBounce(other, BounceKind.SOFT, "452 full");
        assertThat(entries()).isEmpty();
    }

    @Test
    void countsAReportThatComesTwiceOnce() {
        soft(4, 5, 5, 5);
        assertThat(entries()).isEmpty();
        assertThat(recorded(5)).hasSize(1);
        bounces.recordBounce(mails.get(5), BounceKind.HARD, null);
        bounces.recordBounce(mails.get(5), BounceKind.SOFT, null);
        assertThat(shown(5).bounce()).isEqualTo("HARD");
        assertThat(recorded(5)).containsExactly("BOUNCE soft", "BOUNCE hard");
    }

    @Test
    void takesAComplaintForANo() {
        bounces.recordBounce(mails.get(2), BounceKind.COMPLAINT, "abuse");
        assertThat(entries()).extracting(Suppression::reason).containsExactly(SuppressionReason.COMPLAINT);
        assertThat(queries.ofAddress(address).topics()).isEmpty();
        assertThat(recorded(2)).containsExactly("COMPLAINT complaint");
        assertThat(events.stream(ConsentChanged.class)).containsExactly(new ConsentChanged(address, null, false));
    }

    @Test
    void keepsOfALongReportWhatFits() {
        bounces.recordBounce(mails.get(0), BounceKind.HARD, "x".repeat(5000));
        assertThat(shown(0).text()).hasSize(1000);
        assertThat(entries().get(0).note()).hasSize(300);
    }

    @Test
    void ignoresAReportOnAMailThatIsGone() {
        jdbc.sql("delete from mail_message where id = ?")
                .param(mails.get(0).value())
                .update();
        bounces.recordBounce(mails.get(0), BounceKind.HARD, "late");
        assertThat(entries()).isEmpty();
    }

    private void soft(int... numbers) {
        for (int number : numbers) {
            bounces.recordBounce(mails.get(number), BounceKind.SOFT, "452 4.2.2 Mailbox full");
        }
    }

    private List<Suppression> entries() {
        return queries.ofAddress(address).entries();
    }

    private List<String> recorded(int number) {
        return jdbc.sql("select kind || ' ' || rule from mail_event where mail_id = ? order by at, id")
                .param(mails.get(number).value())
                .query(String.class)
                .list();
    }

    private Shown shown(int number) {
        return jdbc.sql("select bounce, bounced_at, state_reason from mail_message where id = ?")
                .param(mails.get(number).value())
                .query((row, n) -> new Shown(
                        row.getString("bounce"), Sql.instant(row, "bounced_at"), row.getString("state_reason")))
                .single();
    }
}
