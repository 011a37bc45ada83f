package com.bmasia.crm.mail.consent;

import static com.bmasia.crm.mail.MailPurpose.CONTRACTUAL;
import static com.bmasia.crm.mail.MailPurpose.INTERNAL;
import static com.bmasia.crm.mail.MailPurpose.MARKETING;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.test.ModuleTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ModuleTest
class SuppressionRuleTest {

    @Autowired
    JdbcClient jdbc;

    final String address = MailFixtures.address();

    @ParameterizedTest
    @EnumSource
    void stopsMarketingForEveryReason(SuppressionReason reason) {
        suppress(null, reason);
        assertThat(reasonFor(MARKETING, MailTopic.NEWS)).isEqualTo(reason.name());
        assertThat(reasonFor(MARKETING, null)).isEqualTo(reason.name());
    }

    @ParameterizedTest
    @EnumSource
    void stopsContractualMailOnlyWhereItCannotArriveOrWeDecidedSo(SuppressionReason reason) {
        suppress(null, reason);
        boolean stops = reason == SuppressionReason.HARD_BOUNCE || reason == SuppressionReason.MANUAL;
        assertThat(reasonFor(CONTRACTUAL, null)).isEqualTo(stops ? reason.name() : null);
    }

    @ParameterizedTest
    @EnumSource
    void neverStopsMailToOurOwnPeople(SuppressionReason reason) {
        suppress(null, reason);
        assertThat(reasonFor(INTERNAL, null)).isNull();
    }

    @Test
    void stopsOnlyTheTopicThatWasUnsubscribed() {
        suppress(MailTopic.OFFERS, SuppressionReason.UNSUBSCRIBED);
        assertThat(reasonFor(MARKETING, MailTopic.OFFERS)).isEqualTo("UNSUBSCRIBED");
        assertThat(reasonFor(MARKETING, MailTopic.NEWS)).isNull();
        assertThat(reasonFor(MARKETING, null)).isNull();
        assertThat(reasonFor(CONTRACTUAL, null)).isNull();
    }

    @Test
    void knowsAnAddressInAnySpelling() {
        suppress(null, SuppressionReason.UNSUBSCRIBED);
        MailId mail = fixtures().mail(address.toUpperCase(Locale.ROOT), MARKETING, MailTopic.NEWS, null);
        assertThat(reasonFor(mail)).isEqualTo("UNSUBSCRIBED");
    }

    @Test
    void namesTheReasonThatStopsMost() {
        suppress(null, SuppressionReason.UNSUBSCRIBED);
        suppress(null, SuppressionReason.HARD_BOUNCE);
        assertThat(reasonFor(MARKETING, MailTopic.NEWS)).isEqualTo("HARD_BOUNCE");
        assertThat(reasonFor(CONTRACTUAL, null)).isEqualTo("HARD_BOUNCE");
    }

    @Test
    void letsMailToOthersPass() {
        suppress(null, SuppressionReason.MANUAL);
        MailId mail = fixtures().newsletter(MailFixtures.address(), null);
        assertThat(reasonFor(mail)).isNull();
    }

    @Test
    @Transactional
    void isAnsweredByTheIndex() {
        jdbc.sql("set local enable_seqscan = off").update();
        String plan = String.join(
                "\n",
                jdbc.sql("explain select " + SuppressionRule.REASON_SQL + " from mail_message m")
                        .query(String.class)
                        .list());
        assertThat(plan).containsPattern("Index Scan using mail_suppression_once[^\\n]*\\n\\s+Index Cond: \\(+address");
    }

    private void suppress(MailTopic topic, SuppressionReason reason) {
        fixtures().suppress(address, topic, reason.name());
    }

    private String reasonFor(MailPurpose purpose, MailTopic topic) {
        return reasonFor(fixtures().mail(address, purpose, topic, null));
    }

    private String reasonFor(MailId mail) {
        return jdbc.sql("select " + SuppressionRule.REASON_SQL + " as reason from mail_message m where m.id = :id")
                .param("id", mail.value())
                .query((row, n) -> new String[] {row.getString("reason")})
                .single()[0];
    }

    private MailFixtures fixtures() {
        return new MailFixtures(jdbc);
    }
}
