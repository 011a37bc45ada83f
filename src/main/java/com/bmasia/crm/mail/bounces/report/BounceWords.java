package com.bmasia.crm.mail.bounces.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What mail servers write, in English and Thai, and what it means. The first row that fits decides, so what names a passing
 * reason stands before what merely says that there was none to deliver to.
 */
enum BounceWords {
    DELAYED(
            Fate.DELAYED,
            "delivery (is|was|has been) delayed|has not (yet )?been delivered|not yet been delivered",
            "will (be retried|continue|keep trying|retry)|still being retried|(you )?do not need to resend",
            "warning: message .{0,60}delayed|could not send message for past \\d",
            "ล่าช้า|จะพยายามส่ง(ใหม่|อีก|ต่อ)|ระบบจะลองส่ง"),
    FULL(
            Fate.SOFT,
            "mail ?box (is |was |for .{0,60} is )?(currently )?full|inbox is (currently )?full|mailfolder is full",
            "over ?quota|over (its|the|his|their) (disk )?quota|quota (has been |is )?exceeded|exceed(ed|s)? .{0,40}quota",
            "out of storage|insufficient (system )?storage|storage (space )?(is )?full|mailbox size limit",
            "(กล่อง|ตู้)(จดหมาย|ข้อความ|ขาเข้า).{0,40}เต็ม|เมล ?บ็อก(ซ์)?.{0,40}เต็ม|พื้นที่.{0,40}(เต็ม|ไม่เพียงพอ)|เกินโค(วต้า|วตา|ว้ตา|วต์า)"),
    TOO_MANY(
            Fate.SOFT,
            "too (many|quickly|fast)|rate.?limit|receiving mail at a rate|throttl|try again later|greylist",
            "ลองใหม่(อีกครั้ง)?ภายหลัง|บ่อยเกินไป"),
    TOO_LARGE(
            Fate.SOFT,
            "too (large|big)|(message|mail) size (exceeds|limit)|exceeds .{0,30}size limit|size limit exceeded",
            "ขนาด.{0,30}(ใหญ่เกิน|เกินกำหนด|เกินขนาด)"),
    EXPIRED(
            Fate.SOFT,
            "message expired|delivery time expired|retry time(out)? (exceeded|not reached)|timed? ?out|has been in queue",
            "connection (refused|reset|dropped)|(host|server) (is )?(not responding|unreachable)|mail loop|too many hops|hop count",
            "หมดเวลา|เซิร์ฟเวอร์.{0,40}ไม่ตอบ|ติดต่อ.{0,30}ไม่ได้"),
    NO_SUCH_MAILBOX(
            Fate.HARD,
            "(no such|unknown|invalid|nonexistent) (user|recipient|mailbox|address|account|person|local)",
            "(user|recipient|mailbox|account|address)[^.\\n]{0,80}(unknown|not (found|known|exist)|unavailable|inactive|disabled|invalid)",
            "does ?n(o|')t (exist|have an? .{0,40}account)|no mailbox here|not a valid (user|recipient|mailbox|address)",
            "recipient address rejected: access denied|recipientnotfound|no longer (exists|available|valid|in use|works)",
            "(address|user) .{0,60}(could ?n(o|')t|was ?n(o|')t|cannot|can't) be found|unrout(e)?able|undeliverable address",
            "domain .{0,60}(not found|does not exist)|host (unknown|not found)|name or service not known|nxdomain",
            "ไม่(พบ|มี)(ผู้รับ|ผู้ใช้|ที่อยู่|บัญชี|อีเมล|เมล|ชื่อ)|(ที่อยู่|อีเมล|บัญชี|ผู้รับ|ผู้ใช้).{0,60}(ไม่ถูกต้อง|ไม่มีอยู่|ไม่มีใน|ถูกปิด|ถูกระงับ|ถูกยกเลิก)"),
    POLICY(
            Fate.SOFT,
            "spam|junk|bulk mail|block(ed|ing|list)?\\b|black ?list|dnsbl|\\brbl\\b|reputation|listed (by|in|at|on)",
            "dmarc|\\bspf\\b|dkim|policy|access denied|not authori[sz]ed|permission|content (rejected|filter)|virus|prohibited",
            "สแปม|จดหมายขยะ|อีเมลขยะ|เมลขยะ|บล็อ[กค]|นโยบาย|ไม่ได้รับอนุญาต"),
    /** Says that it failed, but not why. */
    FAILED(
            null,
            "(could|can|was|did) ?n(o|')t (be )?(deliver|reach|accept)|(could|was) not (be )?(deliver|reach)|not (been )?delivered",
            "unable to deliver|was ?n(o|')t able to deliver|undeliver|delivery (has |to .{0,80} )?fail|deliver(y|ing) error",
            "failed permanently|permanent (error|failure|fatal)|returned (to sender|mail)|(address|recipient).{0,20} failed",
            "ไม่สามารถ(จัด)?ส่ง|ส่ง.{0,40}ไม่(สำเร็จ|ถึง|ได้)|การ(จัด)?ส่ง.{0,20}ล้มเหลว|ตีกลับ");

    private final Fate fate;
    private final Pattern pattern;

    BounceWords(Fate fate, String... wordings) {
        this.fate = fate;
        this.pattern = Pattern.compile(String.join("|", wordings), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Null where the words alone do not tell. */
    Fate fate() {
        return fate;
    }

    boolean standIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The words that give a reason. */
    static Optional<BounceWords> reasonIn(String text) {
        return Arrays.stream(values())
                .filter(words -> words.fate != null && words.standIn(text))
                .findFirst();
    }
}
