package com.bmasia.crm.tickets.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0};

    @Test
    void findsTheTypeFromTheContent() throws IOException {
        assertThat(type("report.pdf", PDF)).isEqualTo("application/pdf");
        assertThat(type("photo.PNG", PNG)).isEqualTo("image/png");
        assertThat(type("notes", "plain words".getBytes())).isEqualTo("text/plain");
        assertThat(type("list.csv", "a,b\n1,2\n".getBytes())).isEqualTo("text/csv");
        assertThat(type("ใบเสนอราคา.docx", zip()))
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(type("export.json", "{\"a\": 1}".getBytes())).isEqualTo("application/json");
        assertThat(type("page.txt", "<html><body onload=alert(1)>".getBytes())).isEqualTo("text/html");
    }

    @Test
    void refusesProgramsWhateverTheirName() {
        for (String name : new String[] {"tool.exe", "invoice.pdf", "picture.png", "readme"}) {
            refuses("tickets.attachment.rule.program", name, windowsProgram());
            refuses("tickets.attachment.rule.program", name, ELF);
        }
        refuses("tickets.attachment.rule.program", "run.bat", "echo off".getBytes());
        refuses("tickets.attachment.rule.program", "run.txt", "#!/bin/sh\nrm -rf /\n".getBytes());
    }

    @Test
    void refusesAContentThatIsNotWhatTheNameSays() {
        refuses("tickets.attachment.rule.type", "photo.jpg", PDF);
        refuses("tickets.attachment.rule.type", "report.pdf", "<html><script>alert(1)</script></html>".getBytes());
        refuses("tickets.attachment.rule.type", "report.pdf", PNG);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\evil.pdf, evil.pdf",
        "'a\r\nb\u0000c.txt', abc.txt",
        "'photo\u202Egpj.txt', photogpj.txt",
        "'..', file",
        "'', file",
        "'<b>x</b>.txt', 'b_.txt'",
        "ใบแจ้งหนี้ พฤศจิกายน.pdf, ใบแจ้งหนี้ พฤศจิกายน.pdf"
    })
    void makesNamesHarmless(String raw, String expected) {
        assertThat(FileName.of(raw).value()).isEqualTo(expected);
    }

    @Test
    void shortensNamesAndKeepsTheExtension() {
        String name = FileName.of("ก".repeat(400) + ".pdf").value();

        assertThat(name).hasSize(200).endsWith(".pdf");
    }

    private static void refuses(String key, String name, byte[] content) {
        assertThatThrownBy(() -> type(name, content))
                .as(name)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo(key));
    }

    private static String type(String name, byte[] content) throws IOException {
        return FileType.of(FileName.of(name), new ByteArrayInputStream(content)).mediaType();
    }

    private static byte[] windowsProgram() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = (byte) 128;
        program[128] = 'P';
        program[129] = 'E';
        return program;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes());
        }
        return bytes.toByteArray();
    }
}
