package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.probe.ConnectionProblem;
import com.bmasia.crm.mail.probe.ProbeResult;
import com.bmasia.crm.mail.probe.SendTestMail;
import com.bmasia.crm.users.login.TooManyAttempts;
import com.bmasia.crm.web.api.TooManyRequests;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How a test mail fared.
 *
 * @param success whether the server took it
 * @param message what came of it, in words
 * @param caught whether all mail stays on this machine, so that the account's server was not asked
 * @param dialogue what client and server said, without what logs in
 */
record ProbeJson(
        boolean success,
        ConnectionProblem outcome,
        String message,
        String recipient,
        boolean caught,
        List<String> dialogue) {

    @Component
    static class Runner {

        private final SendTestMail tests;
        private final MessageSource texts;

        Runner(SendTestMail tests, MessageSource texts) {
            this.tests = tests;
            this.texts = texts;
        }

        ProbeJson run(Function<SendTestMail, ProbeResult> test) {
            try {
                ProbeResult result = test.apply(tests);
                String message =
                        texts.getMessage(result.messageKey(), result.arguments(), LocaleContextHolder.getLocale());
                return new ProbeJson(
                        result.isAccepted(),
                        result.outcome(),
                        message,
                        result.to(),
                        result.caughtOnly(),
                        result.dialogue());
            } catch (TooManyAttempts e) {
                throw new TooManyRequests(e.retryAfter());
            }
        }
    }
}
