package com.bmasia.crm.mail.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ProbeResultTest {

    final ResourceBundle texts = ResourceBundle.getBundle("messages/mail/messages");

    @Test
    void hasWordsForEverythingThatCanComeOut() {
        assertThat(Arrays.stream(ConnectionProblem.values())
                        .map(outcome -> of(outcome, false).messageKey()))
                .allMatch(texts::containsKey);
        assertThat(Arrays.stream(ConnectionProblem.values())
                        .filter(ConnectionProblem::isAboutPassword)
                        .map(outcome -> "mail.test." + outcome + ".short"))
                .allMatch(texts::containsKey);
    }

    @Test
    void doesNotSayThatAnAccountWorksWhichWasNotAsked() {
        assertThat(of(ConnectionProblem.ACCEPTED, true).messageKey()).isEqualTo("mail.test.CAUGHT");
        assertThat(texts.getString("mail.test.CAUGHT")).contains("was not contacted");
    }

    private static ProbeResult of(ConnectionProblem outcome, boolean caught) {
        return new ProbeResult(outcome, "mail.example:587", "nok@mail.example", caught, List.of());
    }
}
