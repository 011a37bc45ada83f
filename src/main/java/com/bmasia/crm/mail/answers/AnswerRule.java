package com.bmasia.crm.mail.answers;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The table: code of RFC 3463, words, and what both are about. The first row that fits decides, so what is said of us stands
 * before what is said of an address: "Sender verify failed: no such user" is about our sender.
 */
enum AnswerRule {
    OUR_QUOTA(
            About.US,
            "[45]\\.4\\.5",
            "(sending|outgoing|outbound|sender'?s?|daily user|submission) .{0,20}(quota|limit)"),
    OUR_SENDER(
            About.US,
            "[45]\\.1\\.[78]",
            "sender'?s?( e?-?mail)?( address| domain| host)?( (is|was|has been|could))?( be)?[ :]{0,3}"
                    + "(verif|callout|rejected|refused|denied|invalid|unknown|blocked|not |does ?n|must|need|unauth|mismatch|can ?not)",
            "(verification|callout|callback|verify).{0,20}(failed|setup failed|error).{0,20}(for|while|sender|$)",
            "(invalid|unknown|bad|unverified|unauthenticated|blocked|refus\\w+|reject\\w+|verify\\w*) (the )?(outbound )?(sender|return.?path|mail from|from)\\b",
            "(domain|host) (name )?of (the )?sender|sender domain|send(ing)? as\\b|sendasdenied|return.?path .{0,30}(not|invalid|reject)",
            "(mail from|from:?( address| header| domain)).{0,40}(not|invalid|reject|denied|refused|missing)|your (e-?mail )?domain",
            "ผู้ส่ง.{0,40}(ไม่|ปฏิเสธ|ถูกบล)"),
    RELAY(
            About.US,
            null,
            "relay(ing)?( access)?( is| was)?[ :]{0,2}(not|den|prohib|refus|reject)|(not|unable|cannot|permitted|allowed).{0,20} relay",
            "authentication (is )?(required|needed)|must (first )?(issue|authenticate|log ?in|be authenticated)|not authenticated",
            "authenticat(e|ion) (first|failed)|smtp auth|requires? authentication|list of allowed rcpthosts"),
    ADDRESS_BY_CODE(About.RECIPIENT, "5\\.1\\.(1|2|3|4|6|10)"),
    /** How Microsoft says that it has no such mailbox; the same words with 5.7.1 are a policy. */
    NOT_IN_DIRECTORY(About.RECIPIENT, null, "(?<!5\\.7\\.1 .{0,80})recipient address(es)? rejected ?: ?access denied"),
    POLICY_BY_CODE(About.US, "[45]\\.7\\.\\d+"),
    FULL(
            About.MAILBOX,
            "[45]\\.2\\.2",
            "mail ?box (is |was |for .{0,60} is )?(currently )?full|inbox is (currently )?full|mailfolder is full",
            "over ?quota|over (its|the|his|their) (disk )?quota|quota ?(has been |is )?exceeded|exceed(ed|s)? .{0,40}quota",
            "out of storage|insufficient (system )?storage|storage (space )?(is )?full|mailbox size limit",
            "(กล่อง|ตู้)(จดหมาย|ข้อความ|ขาเข้า).{0,40}เต็ม|เมล ?บ็อก(ซ์)?.{0,40}เต็ม|พื้นที่.{0,40}(เต็ม|ไม่เพียงพอ)|เกินโค(วต้า|วตา|ว้ตา|วต์า)"),
    TOO_LARGE(
            About.US,
            "[45]\\.2\\.3|[45]\\.3\\.4",
            "too (large|big)\\b|(message|mail) size (exceeds|limit)|exceeds .{0,30}size limit|size limit exceeded|maximum message size",
            "ขนาด.{0,30}(ใหญ่เกิน|เกินกำหนด|เกินขนาด)"),
    OUR_HOST(
            About.US,
            null,
            "\\b(your|client|sending|connecting|source) (host|ip|server|network|machine|mta|address|system)\\b",
            "(host|network|ip|ips|server)( address)?( is| are)? (not (allowed|permitted|accepted|authori[sz]ed|in dns)|banned|denied|prohibited|blocked|listed|blacklisted)",
            "messages from .{0,40}(weren't|were not|not) sent|reverse (dns|lookup|host ?name)|\\bptr\\b|\\bh[e]lo\\b|\\behlo\\b",
            "dns(b|w)l\\b|\\brbl\\b|black ?list|block list|blocklist|reputation|dynamic ip|frequency limited|bad ip"),
    OUR_MAIL(
            About.US,
            null,
            "administrative(ly)? (prohibi|den|restrict|reject|lock)|prohibit(ed|ion)|protocol (violation|error)|bad sequence",
            "(message|mail|content|attachment|header|data|body)s?( is| was| has been| with .{0,20})? ?(content )?(filtered|filter|rejected|refused|denied|blocked|not allowed|not accepted|contains|cannot be accepted)",
            "dmarc|\\bspf\\b|dkim|virus|malware|phish|looks like spam|spam (message|rejected|detected|content)|(as|of|for|be) spam|bulk mail",
            "สแปม|จดหมายขยะ|อีเมลขยะ|เมลขยะ"),
    TOO_MANY(
            About.MAILBOX,
            null,
            "too (many|quickly|fast)|rate.?limit|receiving mail at a rate|throttl|try again later|gr[ea]ylist",
            "ลองใหม่(อีกครั้ง)?ภายหลัง|บ่อยเกินไป"),
    TEMPORARY(About.MAILBOX, "4\\..*"),
    EXPIRED(
            About.MAILBOX,
            "5\\.4\\.(6|7|14|300|316|317)",
            "message expired|delivery time expired|retry time(out)? (exceeded|not reached)|timed? ?out|has been in queue",
            "connection (refused|reset|dropped)|(host|server) (is )?(not responding|unreachable)|mail loop|too many hops|hop count",
            "หมดเวลา|เซิร์ฟเวอร์.{0,40}ไม่ตอบ|ติดต่อ.{0,30}ไม่ได้"),
    NO_SUCH_ADDRESS(
            About.RECIPIENT,
            "5\\.2\\.1",
            "(no such|unknown|invalid|nonexistent|non-existent) (user|recipient|mailbox|e?-?mail|address|account|person|local)",
            "(user|recipient|mailbox|account|address)[^.\\n]{0,80}(unknown|not (found|known|exist|local|listed)|unavailable|inactive|disabled|invalid)",
            "does ?n(o|')t (exist|have an? .{0,40}account)|no mailbox here|not a valid (user|recipient|mailbox|address)",
            "recipientnotfound|recipnotfound|no longer (exists|available|valid|in use|works|on server)|bad destination",
            "(address|user) .{0,60}(could ?n(o|')t|was ?n(o|')t|cannot|can't) be found|unrout(e)?able|undeliverable address",
            "domain .{0,60}(not found|does not exist)|host (unknown|not found)|name or service not known|nxdomain",
            "ไม่(พบ|มี)(ผู้รับ|ผู้ใช้|ที่อยู่|บัญชี|อีเมล|เมล|ชื่อ)|(ที่อยู่|อีเมล|บัญชี|ผู้รับ|ผู้ใช้).{0,60}(ไม่ถูกต้อง|ไม่มีอยู่|ไม่มีใน|ถูกปิด|ถูกระงับ|ถูกยกเลิก)"),
    POLICY(
            About.US,
            null,
            "spam|junk|block(ed|ing|list)?\\b|listed (by|in|at|on)|policy|access denied|not authori[sz]ed|permission|not allowed",
            "บล็อ[กค]|นโยบาย|ไม่ได้รับอนุญาต"),
    /** Systems and media of the other side (X.3.X), routes (X.4.X), protocol (X.5.X), contents (X.6.X): no mailbox. */
    ELSEWHERE(About.UNCLEAR, "5\\.[3456]\\.\\d+");

    private final About about;
    private final Pattern codes;
    private final Pattern words;

    AnswerRule(About about, String codes, String... wordings) {
        this.about = about;
        this.codes = codes == null ? null : Pattern.compile(codes);
        this.words = wordings.length == 0
                ? null
                : Pattern.compile(String.join("|", wordings), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean fits(String code, String plainWords) {
        return codes != null && codes.matcher(code).matches()
                || words != null && words.matcher(plainWords).find();
    }

    About about() {
        return about;
    }

    /** As it stands in what is stored: {@code no-such-address}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
