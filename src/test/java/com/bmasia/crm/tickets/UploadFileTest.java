package com.bmasia.crm.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ApiPerson;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over real HTTP: limits of the server itself are not seen without it. */
@BrowserTest
class UploadFileTest {

    @LocalServerPort
    int port;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @Test
    void keepsANameOf130ThaiCharacters() throws Exception {
        String name = "ใบเสนอราคาเพลงประกอบ".repeat(7).substring(0, 126) + ".txt";
        HttpResponse<String> answer = upload(name, 10);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JsonPath.<String>read(answer.body(), "$.filename")).isEqualTo(name);
    }

    @Test
    void shortensAnEvenLongerNameByCharactersAndKeepsItsEnding() throws Exception {
        HttpResponse<String> answer = upload("น้ำ".repeat(100) + ".txt", 10);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JsonPath.<String>read(answer.body(), "$.filename"))
                .hasSize(200)
                .endsWith(".txt");
    }

    @Test
    void refusesAFileForItsSizeOnly() throws Exception {
        assertThat(upload("long.txt", 26 * 1024 * 1024).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> upload(String name, int size) throws IOException, InterruptedException {
        as.signIn("sales");
        TicketId ticket = fixtures.ticket();
        String address = "http://127.0.0.1:" + port;
        String boundary = "------------------------part";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--%s\r\nContent-Disposition: form-data; name=\"ticket\"\r\n\r\n%s\r\n"
                        + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n")
                .formatted(boundary, ticket, boundary, name)
                .getBytes(UTF_8));
        body.write("x".repeat(size).getBytes(UTF_8));
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/ticket-attachments/"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header(
                        "Authorization",
                        "Bearer " + ApiPerson.logIn(address, "support").token())
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
    }
}
