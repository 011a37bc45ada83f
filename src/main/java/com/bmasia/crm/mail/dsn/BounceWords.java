package com.bmasia.crm.mail.dsn;

import java.util.regex.Pattern;

/** By what words a report is known that is only written for people, in English and Thai. */
enum BounceWords {
    DELAYED(
            "delivery (is|was|has been) delayed|has not (yet )?been delivered|not yet been delivered",
            "will (be retried|continue|keep trying|retry)|still being retried|(you )?do not need to resend",
            "warning: message .{0,60}delayed|could not send message for past \\d",
            "ล่าช้า|จะพยายามส่ง(ใหม่|อีก|ต่อ)|ระบบจะลองส่ง"),
    FAILED(
            "(could|can|was|did) ?n(o|')t (be )?(deliver|reach|accept)|(could|was) not (be )?(deliver|reach)|not (been )?delivered",
            "unable to deliver|was ?n(o|')t able to deliver|undeliver|delivery (has |to .{0,80} )?fail|deliver(y|ing) error",
            "error (has |was |have )?(occurred|encountered|happened)[^.]{0,60}deliver",
            "failed permanently|permanent (error|failure|fatal)|returned (to sender|mail)|(address|recipient).{0,20} failed",
            "ไม่สามารถ(จัด)?ส่ง|ส่ง.{0,40}ไม่(สำเร็จ|ถึง|ได้)|การ(จัด)?ส่ง.{0,20}ล้มเหลว|ตีกลับ");

    private final Pattern pattern;

    BounceWords(String... wordings) {
        this.pattern = Pattern.compile(String.join("|", wordings), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean standIn(String text) {
        return pattern.matcher(text).find();
    }
}
