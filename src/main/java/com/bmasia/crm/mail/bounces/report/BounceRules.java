package com.bmasia.crm.mail.bounces.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what a report means for the address. A hard bounce stops even business mail, so only what is said of the mailbox
 * itself is one; what is said of our reputation, our mail, or the other side's servers is soft.
 */
final class BounceRules {

    /** By the status code (RFC 3463) that says enough by itself. The first that fits decides. */
    private static final List<ByCode> CODES = List.of(
            new ByCode("2\\..*", Fate.NONE, "success"),
            new ByCode("4\\..*", Fate.SOFT, "temporary"),
            new ByCode("5\\.2\\.2", Fate.SOFT, "mailbox-full"),
            new ByCode("5\\.2\\.3|5\\.3\\.4", Fate.SOFT, "too-large"),
            new ByCode("5\\.7\\.\\d+", Fate.SOFT, "policy"),
            new ByCode("5\\.1\\.[78]", Fate.SOFT, "our-sender"),
            new ByCode("5\\.1\\.\\d+", Fate.HARD, "address"),
            new ByCode("5\\.4\\.(6|7|14|300|316|317)", Fate.SOFT, "expired"));

    /** Codes about systems, protocols and contents: the mailbox may be fine, unless the words say otherwise. */
    private static final Pattern NOT_ABOUT_MAILBOX = Pattern.compile("5\\.[356]\\.\\d+");

    private static final Pattern AFTER_REPLY =
            Pattern.compile("\\b[45]\\d\\d[ -]#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\d.])#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?:^|[\\s:'\"(])([45])\\d\\d[\\s:;,-]");

    private BounceRules() {}

    private record ByCode(String codes, Fate fate, String rule) {}

    /** @param status null where there is none */
    record Verdict(Fate fate, String status, String rule) {}

    /** @param action of RFC 3464; empty where the report is in words only */
    static Verdict judge(String action, String status, String words) {
        switch (action) {
            case "delivered", "relayed", "expanded" -> {
                return new Verdict(Fate.NONE, known(status), action);
            }
            case "delayed" -> {
                return new Verdict(Fate.DELAYED, known(status), action);
            }
            default -> {
                return ofFailure(code(status, words), words);
            }
        }
    }

    private static Verdict ofFailure(String code, String words) {
        if (code == null) {
            return ofWords(words);
        }
        Optional<ByCode> byCode =
                CODES.stream().filter(row -> code.matches(row.codes())).findFirst();
        if (byCode.isPresent()) {
            return new Verdict(byCode.get().fate(), code, byCode.get().rule());
        }
        Optional<BounceWords> reason = reasonIn(words);
        if (reason.isPresent()) {
            return new Verdict(reason.get().fate(), code, rule(reason.get()));
        }
        boolean elsewhere = NOT_ABOUT_MAILBOX.matcher(code).matches();
        return new Verdict(elsewhere ? Fate.SOFT : Fate.HARD, code, elsewhere ? "not-the-mailbox" : "permanent");
    }

    /** No code of RFC 3463: the three digits of SMTP, and what it says. */
    private static Verdict ofWords(String words) {
        Matcher reply = REPLY.matcher(words + " ");
        boolean permanent = reply.find() && reply.group(1).equals("5");
        if (!permanent && reply.reset().find()) {
            return new Verdict(Fate.SOFT, null, "temporary");
        }
        return reasonIn(words)
                .map(reason -> new Verdict(reason.fate(), null, rule(reason)))
                .orElse(new Verdict(permanent ? Fate.HARD : Fate.SOFT, null, permanent ? "permanent" : "unclear"));
    }

    /** It has failed: that there would be another try is not the reason. */
    private static Optional<BounceWords> reasonIn(String words) {
        return BounceWords.reasonIn(words).filter(reason -> reason != BounceWords.DELAYED);
    }

    private static String rule(BounceWords reason) {
        return "words-" + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The status, unless it says no more than "permanent" and the server's answer is more exact. */
    static String code(String status, String words) {
        String given = known(status);
        if (given != null && !given.endsWith(".0.0")) {
            return given;
        }
        Matcher exact = AFTER_REPLY.matcher(words);
        if (exact.find()) {
            return exact.group(1);
        }
        Matcher any = ANYWHERE.matcher(words);
        return any.find() ? any.group(1) : given;
    }

    private static String known(String status) {
        return status != null && status.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? status : null;
    }
}
