package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.mime.LenientText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subjects of reports, apart from the subject of our mail that they repeat. */
final class Subjects {

    private static final Pattern ANSWER = Pattern.compile(
            "\\s*(?:(?:re|aw|sv|antw|fw|fwd|wg|tr|ตอบ(?:กลับ)?|ส่งต่อ)\\s*(?:\\[\\d+])?\\s*[:：]\\s*)+(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** What a report begins with. Our subject follows behind it, if at all. */
    private static final Pattern FRONT = Pattern.compile(
            String.join(
                    "|",
                    "undeliver(able|ed)( mail)?( returned to sender)?",
                    "delivery (status notification( \\((failure|delay)\\))?|failure|failed|has failed|delayed|report|incomplete|notification)",
                    "mail (delivery )?(failed|failure|could not|system error|delayed)(: returning message to sender)?",
                    "returned mail",
                    "failure notice",
                    "message (could not be|was not|undeliverable|not) ?deliver(ed)?",
                    "warning: (message|could not)( \\S+ delayed)?",
                    "(ไม่สามารถ(จัด)?ส่ง|การ(จัด)?ส่ง|ส่ง)(อีเมล|เมล|จดหมาย|ข้อความ).{0,20}?(ล่าช้า|ล้มเหลว|ไม่สำเร็จ|ไม่ถึง|ไม่ได้|ได้)",
                    "(อีเมล|จดหมาย|ข้อความ)(ถูก)?ตีกลับ"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SUBJECT_LINE =
            Pattern.compile("^[>|\\s]*Subject:[ \\t]*(\\S.{0,300})$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Shorter ones may be words of the report itself. */
    private static final int SHORTEST = 6;

    private Subjects() {}

    static boolean isAnswer(String header) {
        return ANSWER.matcher(LenientText.ofHeader(header)).matches();
    }

    /** The report's own words of its subject; empty where it begins with others. */
    static String front(String subject) {
        Matcher front = FRONT.matcher(subject.strip());
        return front.lookingAt() ? front.group() : "";
    }

    /** The text without our subjects: that a song could not be sent is what our mail was about. */
    static String without(String subject, String text) {
        String rest = text;
        Matcher answer = ANSWER.matcher(subject);
        String ours = answer.matches() ? answer.group(1) : behindColon(subject);
        rest = remove(ours, rest);
        Matcher repeated = SUBJECT_LINE.matcher(text);
        for (int i = 0; i < 3 && repeated.find(); i++) {
            rest = remove(LenientText.ofHeader(repeated.group(1)), rest);
            rest = remove(repeated.group(1), rest);
        }
        return rest;
    }

    private static String behindColon(String subject) {
        int colon = subject.indexOf(':');
        return colon < 0 ? "" : subject.substring(colon + 1);
    }

    private static String remove(String subject, String text) {
        String plain = subject.strip();
        return plain.length() < SHORTEST ? text : text.replace(plain, " ");
    }
}
