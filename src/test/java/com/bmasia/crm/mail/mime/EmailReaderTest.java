package com.bmasia.crm.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.inbound.BrokenEmails;
import com.bmasia.crm.mail.mime.ReadEmail.EmailFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from emails as they come in life. */
class EmailReaderTest {

    private static ReadEmail read(String raw) {
        return EmailReader.read(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ReadEmail broken(String name) {
        return EmailReader.read(BrokenEmails.all("lek@hotel.example").get(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tis620",
                "windows874",
                "iso885911",
                "unknown-charset",
                "utf8-is-a-lie",
                "latin1-is-a-lie",
                "tis620-is-a-lie"
            })
    void thaiIsReadWhateverCharsetIsNamed(String name) {
        assertThat(broken(name).text()).isEqualTo(BrokenEmails.GREETING);
    }

    @ParameterizedTest
    @CsvSource({
        "no-content-type, Just words",
        "never-closed, Hello",
        "nested, Deep inside",
        "winmail, With a file",
        "forwarded, See below",
        "calendar, Accepted the invitation: Installation",
        "inline-picture, Look:"
    })
    void damageAndOddityLeaveTheWords(String name, String words) {
        assertThat(broken(name).text()).isEqualTo(words);
    }

    @Test
    void filesAreKeptWholeAlsoThoseWithoutAName() {
        assertThat(broken("winmail").files()).extracting(EmailFile::name).containsExactly("winmail.dat");
        assertThat(broken("inline-picture").files()).extracting(EmailFile::name).containsExactly("picture.gif");
        assertThat(broken("encrypted").files()).extracting(EmailFile::name).containsExactly("smime.p7m");
        ReadEmail forwarded = broken("forwarded");
        assertThat(forwarded.files()).extracting(EmailFile::name).containsExactly("forwarded.eml");
        assertThat(new String(forwarded.files().get(0).content(), StandardCharsets.UTF_8))
                .contains("Inner words");
    }

    @Test
    void everyBrokenOneCanBeReadOrSaysWhyNot() {
        BrokenEmails.all("lek@hotel.example").forEach((name, raw) -> {
            ReadEmail email = EmailReader.read(raw);
            assertThat(email.text()).as(name).doesNotContain("\0");
            if (!name.equals("bad-base64")) {
                assertThat(email.text()).as(name).doesNotContain("\ufffd");
            }
        });
    }

    @Test
    void namesOfFilesAreDecodedInBothWays() {
        ReadEmail email = read("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: application/pdf; name="=?utf-8?B?4LmD4LiaLnBkZg==?="

                %PDF
                --x
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''%E0%B9%83%E0%B8%9A%202.pdf

                %PDF
                --x--
                """);
        assertThat(email.files()).extracting(EmailFile::name).containsExactly("ใบ.pdf", "ใบ 2.pdf");
    }

    @Test
    void senderAndReferencesAreReadFromHeaders() {
        ReadEmail email = read("""
                From: "Lek, Khun (a@fake.example)" <Lek@Hotel.example>
                To: Help <help+t-20261120-0001-abc@bmasia.example>, x@y.example
                Subject: =?tis-620?Q?=CA=C7=D1=CA=B4=D5?=
                In-Reply-To: <2@x>
                References: <1@x>
                 <2@x>

                Hi
                """);
        assertThat(email.from()).isEqualTo("lek@hotel.example");
        assertThat(email.fromName()).isEqualTo("Lek, Khun (a@fake.example)");
        assertThat(email.subject()).isEqualTo("สวัสดี");
        assertThat(email.references()).containsExactly("<2@x>", "<1@x>");
        assertThat(email.recipients()).contains("help+t-20261120-0001-abc@bmasia.example", "x@y.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | Auto-Submitted",
                "Auto-Submitted: No | ",
                "Precedence: bulk | Precedence",
                "Precedence: first-class | ",
                "X-Auto-Response-Suppress: OOF, AutoReply | X-Auto-Response-Suppress",
                "X-Auto-Response-Suppress: None | ",
                "List-Unsubscribe: <mailto:x@y> | List-Id",
                "Return-Path: <> | Return-Path",
                "Return-Path: <a@b.example> | ",
                "Subject: Out of office: automatic reply | "
            })
    void machinesAreToldByTheirHeadersOnly(String header, String found) {
        assertThat(read("From: a@b.example\n" + header + "\n\nHi\n").machine()).isEqualTo(found);
    }

    @Nested
    class Quoted {

        private static String own(String text) {
            return read("From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n" + text)
                    .text();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Yes.\n\nOn Mon, 2 Nov 2026 at 10:00, BMAsia <crm@bmasia.example> wrote:\n> Is it on?\n",
                    "Yes.\n\nOn Mon, 2 Nov 2026 at 10:00, BMAsia\n<crm@bmasia.example> wrote:\n\n> Is it on?\n>\n> Thanks\n",
                    "Yes.\n\nเมื่อ จ. 2 พ.ย. 2026 เวลา 10:00 BMAsia <crm@bmasia.example> เขียนว่า:\n> Is it on?\n",
                    "Yes.\n\n-----Original Message-----\nFrom: BMAsia\nIs it on?\n",
                    "Yes.\n\n________________________________\nFrom: BMAsia <crm@bmasia.example>\nSent: Monday\nTo: Lek\nSubject: x\n\nIs it on?\n",
                    "Yes.\n\n> Is it on?\n> Thanks\n"
                })
        void historyBelowIsPartedOff(String text) {
            assertThat(own(text)).isEqualTo("Yes.");
        }

        @Test
        void answersBetweenTheLinesStayTogether() {
            String text = "On Monday somebody wrote:\n> Is it on?\nYes.\n> Which one?\nThe left one.";
            assertThat(own(text)).isEqualTo(text);
        }

        @Test
        void pagesArePartedByTheMarkOfTheirProgram() {
            ReadEmail email = read("""
                    From: a@b.example
                    Content-Type: text/html; charset=utf-8

                    <div>Yes,<br>it is.</div><style>p {}</style>
                    <div class="gmail_quote"><div>On Monday BMAsia wrote:</div><blockquote>Is it on?</blockquote></div>
                    """);
            assertThat(email.text()).isEqualTo("Yes,\nit is.");
            assertThat(email.quoted()).contains("Is it on?");
        }
    }
}
