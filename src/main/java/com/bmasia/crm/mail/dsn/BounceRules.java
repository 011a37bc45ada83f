package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.answers.About;
import com.bmasia.crm.mail.answers.AnswerRules;

/** What a report says of one recipient. What a failure is about, {@link AnswerRules} tells, as for answers given to our face. */
final class BounceRules {

    private BounceRules() {}

    /**
     * @param about null where it has not failed
     * @param status null where there is none
     */
    record Verdict(DeliveryOutcome fate, About about, String status, String rule) {}

    /** @param action of RFC 3464; empty where the report is in words only */
    static Verdict judge(String action, String status, String words) {
        return switch (action) {
            case "delivered", "relayed", "expanded" -> new Verdict(DeliveryOutcome.NONE, null, known(status), action);
            case "delayed" -> new Verdict(DeliveryOutcome.DELAYED, null, known(status), action);
            default -> ofFailure(status, words);
        };
    }

    private static Verdict ofFailure(String status, String words) {
        AnswerRules.Verdict verdict = AnswerRules.judge(status, words);
        if (verdict.code() != null && verdict.code().startsWith("2.")) {
            return new Verdict(DeliveryOutcome.NONE, null, verdict.code(), "success");
        }
        DeliveryOutcome fate = verdict.about().isHard() ? DeliveryOutcome.HARD : DeliveryOutcome.SOFT;
        return new Verdict(fate, verdict.about(), verdict.code(), verdict.rule());
    }

    private static String known(String status) {
        return status != null && status.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? status : null;
    }
}
