package com.bmasia.crm.mail.accounts.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TrialResultTest {

    final ResourceBundle texts = ResourceBundle.getBundle("messages/mail/messages");

    @Test
    void hasWordsForEverythingThatCanComeOut() {
        assertThat(Arrays.stream(Outcome.values())
                        .map(outcome -> of(outcome, false).messageKey()))
                .allMatch(texts::containsKey);
        assertThat(Arrays.stream(Outcome.values())
                        .filter(Outcome::isAboutPassword)
                        .map(outcome -> "mail.test." + outcome + ".short"))
                .allMatch(texts::containsKey);
    }

    @Test
    void doesNotSayThatAnAccountWorksWhichWasNotAsked() {
        assertThat(of(Outcome.ACCEPTED, true).messageKey()).isEqualTo("mail.test.CAUGHT");
        assertThat(texts.getString("mail.test.CAUGHT")).contains("was not contacted");
    }

    private static TrialResult of(Outcome outcome, boolean caught) {
        return new TrialResult(outcome, "mail.example:587", "nok@mail.example", caught, List.of());
    }
}
