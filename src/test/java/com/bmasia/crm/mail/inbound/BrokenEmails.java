package com.bmasia.crm.mail.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Emails as they come in life: with lies, damage and whatever programs attach. Made here, none is of a real person. */
public final class BrokenEmails {

    private static final Charset THAI = Charset.forName("x-windows-874");
    public static final String GREETING = "สวัสดีครับ เพลงไม่เล่นตั้งแต่เช้า";

    private BrokenEmails() {}

    /** Twenty, by what is wrong with them, each from this address. */
    public static Map<String, byte[]> all(String from) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("tis620", body(from, "text/plain; charset=TIS-620", "8bit", GREETING.getBytes(THAI)));
        all.put("windows874", body(from, "text/plain; charset=windows-874", "8bit", GREETING.getBytes(THAI)));
        all.put("iso885911", body(from, "text/plain; charset=iso-8859-11", "8bit", GREETING.getBytes(THAI)));
        all.put("unknown-charset", body(from, "text/plain; charset=x-thai-special", "8bit", GREETING.getBytes(THAI)));
        all.put("utf8-is-a-lie", body(from, "text/plain; charset=utf-8", "8bit", GREETING.getBytes(THAI)));
        all.put("latin1-is-a-lie", body(from, "text/plain; charset=iso-8859-1", "8bit", GREETING.getBytes(THAI)));
        all.put("tis620-is-a-lie", body(from, "text/plain; charset=us-ascii", "8bit", bytes(GREETING)));
        all.put("no-content-type", bytes("From: " + from + "\r\nSubject: plain\r\n\r\nJust words\r\n"));
        all.put("missing-boundary", body(from, "multipart/mixed", "7bit", bytes("--x\r\n\r\nHello\r\n--x--\r\n")));
        all.put("never-closed", body(from, "multipart/mixed; boundary=x", "7bit", bytes("--x\r\n\r\nHello\r\n")));
        all.put("nested", nested(from, 30));
        all.put("no-from", bytes("Subject: Nobody\r\nMessage-ID: <nobody-" + from + ">\r\n\r\nWho am I?\r\n"));
        all.put("large", large(from, 40));
        all.put("winmail", file(from, "application/ms-tnef", "winmail.dat", new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1
        }));
        all.put("inline-picture", inlinePicture(from));
        all.put("calendar", body(from, "text/calendar; method=REPLY; charset=utf-8", "8bit", bytes("""
                BEGIN:VCALENDAR
                METHOD:REPLY
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y.example
                SUMMARY:Installation
                END:VEVENT
                END:VCALENDAR
                """.replace(
                        "\n", "\r\n"))));
        all.put(
                "encrypted",
                body(
                        from,
                        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
                        "base64",
                        Base64.getMimeEncoder().encode(new byte[] {0x30, (byte) 0x80, 6, 9})));
        all.put("bad-base64", body(from, "text/plain; charset=utf-8", "base64", bytes("SGVsbG8*!!§§IHdvcmxk")));
        all.put("nul", body(from, "text/html; charset=utf-8", "8bit", bytes("<p>a\0b \ud83d\ude00</p>")));
        all.put(
                "forwarded",
                body(
                        from,
                        "multipart/mixed; boundary=f",
                        "7bit",
                        bytes(
                                "--f\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--f\r\nContent-Type: message/rfc822\r\n\r\n"
                                        + "From: a@b.example\r\nSubject: inner\r\n\r\nInner words\r\n--f--\r\n")));
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(String from, String type, String encoding, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                bytes("From: Khun Lek <" + from + ">\r\nTo: help@bmasia.example\r\nSubject: Odd one\r\nMessage-ID: <"
                        + java.util.UUID.randomUUID() + "@x>\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                        + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] nested(String from, int levels) {
        String inner = "Content-Type: text/plain\r\n\r\nDeep inside\r\n";
        for (int i = 0; i < levels; i++) {
            inner = "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n" + inner + "\r\n--b" + i
                    + "--\r\n";
        }
        return bytes("From: " + from + "\r\nSubject: nested\r\nMessage-ID: <" + java.util.UUID.randomUUID() + "@x>\r\n"
                + inner);
    }

    private static byte[] file(String from, String type, String name, byte[] content) {
        return body(
                from,
                "multipart/mixed; boundary=m",
                "7bit",
                bytes("--m\r\nContent-Type: text/plain\r\n\r\nWith a file\r\n--m\r\nContent-Type: " + type + "; name=\""
                        + name
                        + "\"\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--m--\r\n"));
    }

    /** @param megabytes of the email; its file is smaller, since base64 makes it larger */
    private static byte[] large(String from, int megabytes) {
        byte[] content = new byte[megabytes * 1024 * 1024 / 4 * 3];
        new Random(7).nextBytes(content);
        return file(from, "application/octet-stream", "video.bin", content);
    }

    private static byte[] inlinePicture(String from) {
        return body(
                from,
                "multipart/related; boundary=p",
                "7bit",
                bytes(
                        "--p\r\nContent-Type: text/html\r\n\r\n<p>Look: <img src=\"cid:pic\"></p>\r\n--p\r\nContent-Type: image/gif\r\n"
                                + "Content-ID: <pic>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\r\n--p--\r\n"));
    }
}
